-- What people ask about their own data (PDPA): the register of such requests, the answer, and the
-- forgetting of somebody who has left. Only the data protection officer asks and forgets.

-- One row per request of a person to see their data or to have it removed.
CREATE TABLE office.personal_data_requests (
  personal_data_request_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES office.people,
  kind text NOT NULL CHECK (kind IN ('access', 'erasure')),
  received_on date NOT NULL,
  due_on date NOT NULL GENERATED ALWAYS AS (received_on + 30) STORED,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'answered', 'refused')),
  ground text CHECK (ground IN ('identity_not_shown', 'still_in_post', 'kept_by_law', 'rights_of_others')),
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid REFERENCES office.people,
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK ((state = 'refused') = (ground IS NOT NULL)),
  CHECK ((state = 'received') = (decided_by IS NULL) AND (state = 'received') = (decided_at IS NULL))
);
CREATE INDEX personal_data_requests_due ON office.personal_data_requests (state, due_on);
CREATE INDEX personal_data_requests_person ON office.personal_data_requests (person_id);
ALTER TABLE office.personal_data_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.personal_data_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.personal_data_requests TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY answer ON office.personal_data_requests FOR ALL TO truatkhap_app
USING (office.my_role() = 'dpo') WITH CHECK (office.my_role() = 'dpo');
CREATE POLICY read_own ON office.personal_data_requests FOR SELECT TO truatkhap_app
USING (office.viewer() = 'staff' AND person_id = (SELECT office.my_person_id()));
GRANT SELECT, INSERT ON office.personal_data_requests TO truatkhap_app;
GRANT UPDATE (state, ground, decided_by, decided_at, version) ON office.personal_data_requests TO truatkhap_app;

-- Somebody whose name was removed stays as an id that events and posts point to, and never comes back.
ALTER TABLE office.people ADD COLUMN erased_at timestamptz;

CREATE FUNCTION office.erased_stay_erased () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'truatkhap_owner' THEN
    RAISE EXCEPTION 'office.people: an erased person is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_stay_erased BEFORE UPDATE ON office.people FOR EACH ROW
WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION office.erased_stay_erased ();

CREATE FUNCTION office.erased_get_no_post () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF EXISTS (SELECT FROM office.people x WHERE x.person_id = NEW.person_id AND x.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'office.posts: an erased person gets no post' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_get_no_post BEFORE INSERT ON office.posts FOR EACH ROW EXECUTE FUNCTION office.erased_get_no_post ();

-- Everything that points to a person, found in the catalogue: a table that comes later is in it by itself.
-- What describes the person is given whole. Of the office's work that they did, it gives where and when
-- and not the text: that is the office's record, often about others. Bytes and password hashes never leave.
CREATE FUNCTION office.personal_data_of (wanted uuid) RETURNS TABLE (place text, capacity text, held jsonb) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  described CONSTANT text[] := ARRAY['office.people.person_id', 'office.posts.person_id', 'office.agency_invitations.used_by',
    'office.personal_data_requests.person_id', 'auth.sessions.person_id'];
  acted CONSTANT text[] := ARRAY['uuid', 'timestamptz', 'date', 'bool', 'int2', 'int4', 'int8'];
  spoken CONSTANT text[] := ARRAY['state', 'kind', 'number', 'role', 'scope_kind', 'scope_id', 'name', 'action', 'subject_kind', 'subject_id',
    'agency_id', 'province_iso', 'flag_id', 'verdict', 'purpose', 'hat'];
  c record;
BEGIN
  IF office.my_role() NOT IN ('dpo', 'system') THEN RETURN; END IF;
  FOR c IN
    SELECT n.nspname || '.' || t.relname AS place, a.attname::text AS capacity, t.oid::regclass::text AS table_sql,
      CASE WHEN n.nspname || '.' || t.relname = 'office.events' AND a.attname = 'person_id'
        THEN format('r.person_id = %L OR r.subject_id = %L OR strpos(r.data::text, %L) > 0', wanted, wanted::text, wanted::text)
        ELSE format('r.%I = %L', a.attname, wanted) END AS condition,
      (SELECT string_agg(format('%L, r.%I', o.attname, o.attname), ', ' ORDER BY o.attnum) FROM pg_attribute o
        JOIN pg_type y ON y.oid = o.atttypid
        WHERE o.attrelid = t.oid AND o.attnum > 0 AND NOT o.attisdropped AND y.typname <> 'bytea' AND o.attname <> 'hash'
          AND (n.nspname || '.' || t.relname || '.' || a.attname = ANY (described)
            OR y.typname = ANY (acted) OR o.attname = ANY (spoken)
            OR o.attnum = ANY (SELECT unnest(k.conkey) FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p'))) AS columns
    FROM pg_attribute a
    JOIN pg_class t ON t.oid = a.attrelid AND t.relkind IN ('r', 'p')
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname IN ('office', 'auth')
    WHERE a.atttypid = 'uuid'::regtype AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY n.nspname DESC, t.relname, a.attnum
  LOOP
    RETURN QUERY EXECUTE format('SELECT %L, %L, jsonb_build_object(%s) FROM %s r WHERE %s',
      c.place, c.capacity, c.columns, c.table_sql, c.condition);
  END LOOP;
END $$;

-- Where a person's name, e-mail or telephone stands in texts of the office, by row key: the data protection
-- officer reads these one by one, for a text may speak of somebody else of that name. Secret sources are
-- not searched; who may read those answers for them.
CREATE FUNCTION office.places_naming (wanted uuid) RETURNS TABLE (place text, in_column text, row_key text) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  someone office.people;
  sought text[];
  c record;
BEGIN
  IF office.my_role() NOT IN ('dpo', 'system') THEN RETURN; END IF;
  SELECT * INTO someone FROM office.people x WHERE x.person_id = wanted;
  IF someone.person_id IS NULL OR someone.erased_at IS NOT NULL THEN RETURN; END IF;
  SELECT array_agg(lower(replace(part, ' ', ''))) INTO sought
  FROM unnest(ARRAY[someone.full_name, someone.email, someone.phone]) AS part WHERE length(part) >= 4;
  FOR c IN
    SELECT n.nspname || '.' || t.relname AS place, a.attname::text AS in_column, t.oid::regclass::text AS table_sql,
      (SELECT format('concat_ws('' '', %s)', string_agg(format('r.%I', o.attname), ', ' ORDER BY o.attnum)) FROM pg_attribute o
        JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p' AND o.attnum = ANY (k.conkey)
        WHERE o.attrelid = t.oid) AS row_key
    FROM pg_attribute a
    JOIN pg_type y ON y.oid = a.atttypid
    JOIN pg_class t ON t.oid = a.attrelid AND t.relkind IN ('r', 'p')
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'office'
    WHERE y.typname IN ('text', 'varchar', 'jsonb', 'json', '_text') AND a.attnum > 0 AND NOT a.attisdropped
      AND t.relname NOT IN ('people', 'watch_secrets')
    ORDER BY t.relname, a.attnum
  LOOP
    RETURN QUERY EXECUTE format('SELECT %L, %L, %s FROM %s r WHERE EXISTS (SELECT FROM unnest($1) AS s WHERE strpos(lower(replace(r.%I::text, '' '', '''')), s) > 0)',
      c.place, c.in_column, coalesce(c.row_key, '''–'''), c.table_sql, c.in_column) USING sought;
  END LOOP;
END $$;

-- Removes who somebody was and leaves what the office did. Answers 'erased', 'in_post', 'erased_before' or 'unknown'.
CREATE FUNCTION office.erase_person (wanted uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  someone office.people;
  c record;
BEGIN
  IF office.my_role() <> 'dpo' THEN RETURN 'unknown'; END IF;
  SELECT * INTO someone FROM office.people x WHERE x.person_id = wanted FOR UPDATE;
  IF someone.person_id IS NULL THEN RETURN 'unknown'; END IF;
  IF someone.erased_at IS NOT NULL THEN RETURN 'erased_before'; END IF;
  IF EXISTS (SELECT FROM office.posts p WHERE p.person_id = wanted AND office.in_force(p)) THEN RETURN 'in_post'; END IF;
  UPDATE office.people x SET full_name = 'บุคคลที่ลบข้อมูลแล้ว', position_title = NULL, phone = NULL, email = NULL,
    disabled_at = coalesce(x.disabled_at, clock_timestamp()), erased_at = clock_timestamp(), version = x.version + 1
  WHERE x.person_id = wanted;
  UPDATE office.agency_invitations i SET for_name = 'บุคคลที่ลบข้อมูลแล้ว' WHERE i.used_by = wanted AND i.for_name IS NOT NULL;
  DELETE FROM office.requests r WHERE r.person_id = wanted;
  FOR c IN
    SELECT t.oid::regclass::text AS table_sql FROM pg_attribute a
    JOIN pg_class t ON t.oid = a.attrelid AND t.relkind = 'r'
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'auth'
    WHERE a.attname = 'person_id' AND NOT a.attisdropped
  LOOP
    EXECUTE format('DELETE FROM %s r WHERE r.person_id = %L', c.table_sql, wanted);
  END LOOP;
  RETURN 'erased';
END $$;

-- Drops what has been kept long enough (office/personal-data/held.yaml says how long); never what is younger
-- than a day, so that a wrong number there does no harm. Answers how many rows.
CREATE FUNCTION office.drop_kept_enough (place text, keep_days integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  until timestamptz := clock_timestamp() - make_interval(days => greatest(keep_days, 1));
  dropped bigint;
BEGIN
  IF office.viewer() <> 'system' THEN RETURN 0; END IF;
  CASE place
    WHEN 'office.requests' THEN DELETE FROM office.requests r WHERE r.at < until;
    WHEN 'office.outbox' THEN DELETE FROM office.outbox o WHERE o.state <> 'waiting' AND o.queued_at < until;
    WHEN 'office.agency_invitations' THEN
      UPDATE office.agency_invitations i SET for_name = 'บุคคลที่ลบข้อมูลแล้ว'
      WHERE i.state <> 'used' AND i.expires_at < until AND i.for_name <> 'บุคคลที่ลบข้อมูลแล้ว';
    WHEN 'auth.sessions' THEN DELETE FROM auth.sessions s WHERE s.seen_at < until;
    WHEN 'auth.known_browsers' THEN DELETE FROM auth.known_browsers b WHERE b.seen_at < until;
    WHEN 'auth.attempts' THEN DELETE FROM auth.attempts a WHERE a.last_at < until;
    WHEN 'auth.second_step_offers' THEN DELETE FROM auth.second_step_offers o WHERE o.offered_at < until;
    WHEN 'auth.links' THEN DELETE FROM auth.links l WHERE l.expires_at < until;
    ELSE RAISE EXCEPTION 'office.drop_kept_enough: % is kept for ever', place USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  GET DIAGNOSTICS dropped = ROW_COUNT;
  RETURN dropped;
END $$;

REVOKE ALL ON FUNCTION office.personal_data_of (uuid), office.places_naming (uuid), office.erase_person (uuid), office.drop_kept_enough (text, integer), office.erased_get_no_post () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.personal_data_of (uuid), office.places_naming (uuid), office.erase_person (uuid), office.drop_kept_enough (text, integer) TO truatkhap_app;
