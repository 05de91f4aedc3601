-- ทะเบียนผู้เข้าร่วม: who comes to the programme's meetings and courses. Most have no account here. What a
-- person was on a day stands in dated posts: a transfer changes today and never an old meeting.

-- One row per person who was entered; two rows of one person are merged by pointing, both are kept.
CREATE TABLE office.participants (
  participant_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  prefix text CHECK (length(prefix) BETWEEN 1 AND 60),
  given_name text CHECK (length(given_name) BETWEEN 1 AND 120),
  family_name text CHECK (length(family_name) BETWEEN 1 AND 120),
  -- Given and family name under the one folding rule (kernel/thai-text), without title or rank: what doubles share.
  name_key text,
  -- The same without marks and with letters of one sound made one: what two spellings of a name share.
  sound_key text,
  -- What the registry is searched by: name, position and organisation, folded, without spaces.
  search_text text NOT NULL DEFAULT '',
  -- A keyed mark of the identity card, made outside the database: proves two entries one, tells no number.
  card_mark bytea CHECK (octet_length(card_mark) = 32),
  position_title text CHECK (length(position_title) <= 200),
  sector text NOT NULL CHECK (
    sector IN (
      'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises',
      'public_organisations', 'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    )
  ),
  agency_id text REFERENCES office.agencies,
  organisation text CHECK (length(organisation) BETWEEN 2 AND 200),
  province_iso text REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  person_id uuid REFERENCES office.people,
  -- Provinces whose desk knows the person: of every post, and of every meeting taken part in.
  known_in text[] NOT NULL DEFAULT '{}',
  last_seen_on date NOT NULL DEFAULT (now() AT TIME ZONE 'Asia/Bangkok')::date,
  state text NOT NULL DEFAULT 'known' CHECK (state IN ('known', 'merged', 'erased')),
  merged_into uuid REFERENCES office.participants,
  version integer NOT NULL DEFAULT 1,
  entered_by uuid REFERENCES office.people,
  entered_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT participants_named CHECK (state = 'erased' OR given_name IS NOT NULL AND family_name IS NOT NULL AND name_key IS NOT NULL AND sound_key IS NOT NULL),
  CONSTRAINT participants_forgotten CHECK (
    state <> 'erased' OR prefix IS NULL AND given_name IS NULL AND family_name IS NULL AND name_key IS NULL AND sound_key IS NULL AND card_mark IS NULL
  ),
  CONSTRAINT participants_merged CHECK (state = 'erased' OR (state = 'merged') = (merged_into IS NOT NULL)),
  CONSTRAINT participants_not_themselves CHECK (merged_into <> participant_id)
);
CREATE UNIQUE INDEX participants_member ON office.participants (person_id) WHERE person_id IS NOT NULL AND state = 'known';
CREATE INDEX participants_name ON office.participants (name_key, participant_id);
CREATE INDEX participants_sound ON office.participants (sound_key, participant_id) WHERE state = 'known';
CREATE INDEX participants_card ON office.participants (card_mark) WHERE card_mark IS NOT NULL;
CREATE INDEX participants_merged_into ON office.participants (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX participants_agency ON office.participants (agency_id) WHERE agency_id IS NOT NULL;
CREATE INDEX participants_known_in ON office.participants USING gin (known_in);
CREATE INDEX participants_search ON office.participants USING gin (search_text gin_trgm_ops, known_in);

-- One row per post of a participant: where, as what, from which day to which. Only the open one is today's.
CREATE TABLE office.participant_posts (
  participant_post_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL REFERENCES office.participants,
  position_title text CHECK (length(position_title) <= 200),
  sector text NOT NULL CHECK (
    sector IN (
      'pacc_centre', 'pacc_area', 'nacc', 'provincial_office', 'government_agencies', 'state_enterprises',
      'public_organisations', 'local_government', 'district_offices', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    )
  ),
  agency_id text REFERENCES office.agencies,
  organisation text CHECK (length(organisation) BETWEEN 2 AND 200),
  province_iso text REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  from_on date NOT NULL,
  until_on date,
  recorded_by uuid REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (until_on IS NULL OR until_on >= from_on)
);
CREATE INDEX participant_posts_of ON office.participant_posts (participant_id, from_on);
CREATE UNIQUE INDEX participant_posts_open ON office.participant_posts (participant_id) WHERE until_on IS NULL;

-- One row per merge: which row now points to which, by whom, and whether it was taken apart again.
CREATE TABLE office.participant_merges (
  participant_merge_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL REFERENCES office.participants,
  into_id uuid NOT NULL REFERENCES office.participants,
  merged_by uuid NOT NULL REFERENCES office.people,
  merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by uuid REFERENCES office.people,
  undone_at timestamptz,
  CONSTRAINT participant_merges_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
CREATE INDEX participant_merges_of ON office.participant_merges (participant_id, merged_at);
CREATE INDEX participant_merges_into ON office.participant_merges (into_id, merged_at);

-- One row per consent of a person: to what, by which version of the words, and when it was taken back.
CREATE TABLE office.participant_consents (
  participant_consent_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL REFERENCES office.participants,
  purpose text NOT NULL CHECK (purpose IN ('contact', 'publicity', 'certificate_name')),
  words_version text NOT NULL CHECK (length(words_version) BETWEEN 1 AND 20),
  given_how text NOT NULL CHECK (given_how IN ('paper', 'in_person', 'form')),
  given_on date NOT NULL,
  withdrawn_on date,
  state text NOT NULL DEFAULT 'given' CHECK (state IN ('given', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT participant_consents_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL))
);
CREATE UNIQUE INDEX participant_consents_once ON office.participant_consents (participant_id, purpose) WHERE state = 'given';

-- Who keeps the registry from above: the desks, and the provincial office for its own province.
CREATE FUNCTION office.keeps_registry () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'province_officer', 'system')
$$;

-- A person's province joins those that know the person, whoever wrote the row, so that no desk can forget it.
CREATE FUNCTION office.participant_known_in () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.province_iso IS NOT NULL AND NOT NEW.province_iso = ANY (NEW.known_in) THEN
    NEW.known_in := NEW.known_in || NEW.province_iso;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER known_in BEFORE INSERT OR UPDATE OF province_iso, known_in ON office.participants FOR EACH ROW EXECUTE FUNCTION office.participant_known_in ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.participants FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

ALTER TABLE office.participants ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.participants FORCE ROW LEVEL SECURITY;
ALTER TABLE office.participant_posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.participant_posts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.participant_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.participant_merges FORCE ROW LEVEL SECURITY;
ALTER TABLE office.participant_consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.participant_consents FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.participant_merges TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.participant_consents TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.participants TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.participant_posts TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_scope ON office.participants FOR SELECT TO truatkhap_app
USING ((SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation' OR known_in && (SELECT office.my_provinces())::text[])
  OR person_id = (SELECT office.my_person_id()));
CREATE POLICY enter_scope ON office.participants FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation' OR known_in && (SELECT office.my_provinces())::text[]));
CREATE POLICY correct_scope ON office.participants FOR UPDATE TO truatkhap_app
USING ((SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation' OR known_in && (SELECT office.my_provinces())::text[]))
WITH CHECK ((SELECT office.keeps_registry()) AND ((SELECT office.my_scope_kind()) = 'nation' OR known_in && (SELECT office.my_provinces())::text[]));

-- Posts are seen and entered with their person; the second clause never widens the first.
CREATE POLICY read_scope ON office.participant_posts FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_posts.participant_id));
CREATE POLICY enter_scope ON office.participant_posts FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_posts.participant_id));
CREATE POLICY correct_scope ON office.participant_posts FOR UPDATE TO truatkhap_app
USING ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_posts.participant_id))
WITH CHECK ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_posts.participant_id));

CREATE POLICY read_scope ON office.participant_merges FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_merges.participant_id));
CREATE POLICY enter_scope ON office.participant_merges FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_merges.participant_id));
CREATE POLICY correct_scope ON office.participant_merges FOR UPDATE TO truatkhap_app
USING ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_merges.participant_id));
CREATE POLICY read_scope ON office.participant_consents FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_consents.participant_id));
CREATE POLICY enter_scope ON office.participant_consents FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_consents.participant_id));
CREATE POLICY correct_scope ON office.participant_consents FOR UPDATE TO truatkhap_app
USING ((SELECT office.keeps_registry())
  AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = participant_consents.participant_id));

-- Ids of people in the viewer's scope whose folded text holds `word`. It is the owner's so that the trigram index
-- can be used (LIKE is not leakproof beneath a policy); only ids come back, rows are read under the policy.
CREATE FUNCTION office.participant_candidates (word text, at_most integer) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  whole boolean := coalesce(office.my_scope_kind() = 'nation', false);
  mine text[] := office.my_provinces();
  pattern text := '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
  IF NOT coalesce(office.keeps_registry(), false) THEN RETURN; END IF;
  IF whole THEN
    RETURN QUERY SELECT p.participant_id FROM office.participants p
      WHERE p.search_text LIKE pattern AND p.state = 'known' LIMIT at_most;
  ELSE
    RETURN QUERY SELECT p.participant_id FROM office.participants p
      WHERE p.known_in && mine AND p.search_text LIKE pattern AND p.state = 'known' LIMIT at_most;
  END IF;
END $$;

-- Whether something was recorded of the one that stayed since `wanted` was merged into it: a post, a consent, an
-- attendance, another merge. Then nobody can tell any more of which entry it was.
CREATE FUNCTION office.participant_used_since_merge (wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  merged office.participant_merges;
BEGIN
  IF NOT coalesce(office.keeps_registry(), false) THEN RETURN true; END IF;
  SELECT * INTO merged FROM office.participant_merges m
    WHERE m.participant_id = wanted AND m.undone_at IS NULL ORDER BY m.merged_at DESC LIMIT 1;
  IF merged.participant_id IS NULL THEN RETURN true; END IF;
  RETURN EXISTS (SELECT FROM office.participants p WHERE p.participant_id = merged.into_id AND p.state <> 'known')
    OR EXISTS (SELECT FROM office.participant_posts o WHERE o.participant_id = merged.into_id AND o.recorded_at > merged.merged_at)
    OR EXISTS (SELECT FROM office.participant_consents c WHERE c.participant_id = merged.into_id AND c.recorded_at > merged.merged_at);
END $$;

REVOKE ALL ON FUNCTION office.participant_candidates (text, integer), office.participant_used_since_merge (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.keeps_registry (), office.participant_candidates (text, integer), office.participant_used_since_merge (uuid) TO truatkhap_app;
GRANT SELECT, INSERT, UPDATE ON office.participants, office.participant_posts, office.participant_merges, office.participant_consents TO truatkhap_app;

-- Drops what has been kept long enough, as before, and now also forgets who took part (office/personal-data/held.yaml says how long); never what is younger
-- than a day, so that a wrong number there does no harm. Answers how many rows.
CREATE OR REPLACE FUNCTION office.drop_kept_enough (place text, keep_days integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
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
    -- The name goes, the row stays: who came to a meeting is still counted, and nobody is named.
    WHEN 'office.participants' THEN
      UPDATE office.participants p SET state = 'erased', prefix = NULL, given_name = NULL, family_name = NULL, name_key = NULL,
        sound_key = NULL, search_text = '', card_mark = NULL, position_title = NULL, person_id = NULL, version = p.version + 1
      WHERE p.state <> 'erased' AND p.last_seen_on < (until AT TIME ZONE 'Asia/Bangkok')::date
        AND NOT EXISTS (SELECT FROM office.participants m WHERE m.merged_into = p.participant_id AND m.state = 'merged'
          AND m.last_seen_on >= (until AT TIME ZONE 'Asia/Bangkok')::date);
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
