-- The timeline: what was done, by whom, under which hat, hash-chained. Rows are only ever added, by one
-- function; each carries the hash of the one before, so an edit, a deletion or a new order shows. A cut
-- tail shows too: what an event was about remembers the event's number (office.last_events).

-- One row per event. data never holds names, report text or question text: ids, states, counts.
CREATE TABLE office.events (
  event_no bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  name text NOT NULL CHECK (name ~ '^[a-z_-]+\.[a-z_]+$'),
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  person_id uuid,
  post_id uuid,
  area_no smallint,
  province_iso text,
  district_code text,
  agency_id text,
  data jsonb NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX events_subject ON office.events (subject_kind, subject_id, event_no);
CREATE INDEX events_person ON office.events (person_id, event_no);

-- One row per subject: the number and hash of its newest event. A timeline that ends earlier was cut.
CREATE TABLE office.last_events (
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  event_no bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (subject_kind, subject_id)
);

-- The bytes that are hashed: every column in one fixed spelling. A JSON array keeps null apart from '-' and
-- one column's end apart from the next one's beginning, so no two different events are spelled alike.
CREATE FUNCTION office.event_bytes (e office.events) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to(jsonb_build_array((e).event_no, extract(epoch FROM (e).at)::numeric, (e).name, (e).subject_kind,
    (e).subject_id, (e).person_id, (e).post_id, (e).area_no, (e).province_iso, (e).district_code, (e).agency_id,
    (e).data, encode((e).previous_hash, 'hex'))::text, 'UTF8')
$$;

-- The one way in. Writers queue for the chain's end until their transaction ends, so order is commit order.
CREATE FUNCTION office.add_event (
  name text, subject_kind text, subject_id text, area_no integer, province_iso text, district_code text,
  agency_id text, data jsonb
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  e office.events;
  last office.events;
  me office.posts := office.my_post();
BEGIN
  IF me.post_id IS NULL AND office.viewer() NOT IN ('system', 'public') THEN
    RAISE EXCEPTION 'office.add_event: no post in force' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('office.events'));
  SELECT * INTO last FROM office.events ORDER BY event_no DESC LIMIT 1;
  e.event_no := coalesce(last.event_no, 0) + 1;
  e.at := clock_timestamp();
  e.name := add_event.name;
  e.subject_kind := add_event.subject_kind;
  e.subject_id := add_event.subject_id;
  e.person_id := me.person_id;
  e.post_id := me.post_id;
  e.area_no := add_event.area_no;
  e.province_iso := add_event.province_iso;
  e.district_code := add_event.district_code;
  e.agency_id := add_event.agency_id;
  e.data := add_event.data;
  e.previous_hash := coalesce(last.hash, '\x00'::bytea);
  e.hash := sha256(office.event_bytes(e));
  INSERT INTO office.events SELECT e.*;
  INSERT INTO office.last_events AS l VALUES (e.subject_kind, e.subject_id, e.event_no, e.hash)
  ON CONFLICT ON CONSTRAINT last_events_pkey DO UPDATE SET event_no = excluded.event_no, hash = excluded.hash;
  RETURN e.event_no;
END $$;

-- A fault of the timeline in words for a program; no row when it is whole.
CREATE FUNCTION office.timeline_faults () RETURNS TABLE (event_no bigint, fault text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH walked AS (
    SELECT e.event_no, e.hash, e.previous_hash, sha256(office.event_bytes(e)) AS expected,
      lag(e.hash) OVER w AS before_hash, lag(e.event_no) OVER w AS before_no
    FROM office.events e WINDOW w AS (ORDER BY e.event_no)
  )
  SELECT w.event_no, 'edited' FROM walked w WHERE w.hash <> w.expected
  UNION ALL
  SELECT w.event_no, 'missing_before' FROM walked w WHERE w.event_no <> coalesce(w.before_no, 0) + 1
  UNION ALL
  SELECT w.event_no, 'order_changed' FROM walked w
  WHERE w.event_no = coalesce(w.before_no, 0) + 1 AND w.previous_hash <> coalesce(w.before_hash, '\x00'::bytea)
  UNION ALL
  SELECT l.event_no, 'cut_tail' FROM office.last_events l
  WHERE NOT EXISTS (SELECT FROM office.events e WHERE e.event_no = l.event_no AND e.hash = l.hash)
  ORDER BY 1, 2
$$;

-- The same request arriving twice (double click, retry) is answered with what the first did.
CREATE TABLE office.requests (
  request_id text PRIMARY KEY CHECK (length(request_id) BETWEEN 8 AND 100),
  person_id uuid NOT NULL,
  action text NOT NULL,
  result jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE office.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.events FORCE ROW LEVEL SECURITY;
ALTER TABLE office.last_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.last_events FORCE ROW LEVEL SECURITY;
ALTER TABLE office.requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.requests FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.events TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.last_events TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.requests TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_scope ON office.events FOR SELECT TO truatkhap_app
USING (person_id::text = current_setting('truatkhap.person_id', true) AND office.viewer() = 'staff'
  OR office.is_programme_staff() AND office.sees(area_no, province_iso, district_code, agency_id));
CREATE POLICY own ON office.requests FOR ALL TO truatkhap_app
USING (person_id::text = current_setting('truatkhap.person_id', true) AND office.my_role() <> 'nobody')
WITH CHECK (person_id::text = current_setting('truatkhap.person_id', true) AND office.my_role() <> 'nobody');

REVOKE ALL ON FUNCTION office.add_event (text, text, text, integer, text, text, text, jsonb), office.timeline_faults () FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.add_event (text, text, text, integer, text, text, text, jsonb) TO truatkhap_app;
GRANT SELECT ON office.events TO truatkhap_app;
GRANT SELECT, INSERT ON office.requests TO truatkhap_app;
