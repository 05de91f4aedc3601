-- Sign-in (docs/decisions/0006-sign-in.md). Schema auth is read and written by the role truatkhap_auth
-- alone; the application's role has a few narrow functions, each about the person who asks or guarded by
-- the administrator's own scope. Secrets are never here in clear: passwords are argon2id, tokens and codes
-- sha-256, the secrets of six-digit codes sealed with a key that lies outside the database.
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO truatkhap_auth, truatkhap_app;

-- People and posts as subjects of actions.
ALTER TABLE office.people
ADD COLUMN state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
ADD COLUMN created_by uuid DEFAULT nullif(current_setting('truatkhap.person_id', true), '')::uuid;
ALTER TABLE office.posts
ADD COLUMN state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'ended'));

-- disabled_at and state say the same; whichever is written, the other follows.
CREATE FUNCTION office.people_keep () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.disabled_at IS DISTINCT FROM OLD.disabled_at THEN
    NEW.state := CASE WHEN NEW.disabled_at IS NULL THEN 'active' ELSE 'disabled' END;
  ELSIF NEW.state <> OLD.state THEN
    NEW.disabled_at := CASE NEW.state WHEN 'disabled' THEN clock_timestamp() END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER people_keep BEFORE INSERT OR UPDATE ON office.people FOR EACH ROW EXECUTE FUNCTION office.people_keep ();

-- Who held which post where is a record: the application can only say when it ends, and only while it runs.
CREATE FUNCTION office.posts_keep () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'ended' AND OLD.state = 'held' AND (NEW.until_at IS NULL OR NEW.until_at > clock_timestamp()) THEN
    NEW.until_at := greatest(clock_timestamp(), NEW.from_at);
  END IF;
  IF current_user = 'truatkhap_app' AND (
    (NEW.person_id, NEW.role, NEW.scope_kind, NEW.scope_id, NEW.from_at) IS DISTINCT FROM (OLD.person_id, OLD.role, OLD.scope_kind, OLD.scope_id, OLD.from_at)
    OR (OLD.until_at <= clock_timestamp() AND OLD.state = 'ended' AND (NEW.until_at, NEW.state) IS DISTINCT FROM (OLD.until_at, OLD.state))
    OR (OLD.until_at <= clock_timestamp() AND NEW.until_at IS DISTINCT FROM OLD.until_at)) THEN
    RAISE EXCEPTION 'office.posts: what a post was is not changed afterwards' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER posts_keep BEFORE UPDATE ON office.posts FOR EACH ROW EXECUTE FUNCTION office.posts_keep ();

-- Whether a post still gives rights now or later.
CREATE FUNCTION office.in_force (p office.posts) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (p).until_at IS NULL OR (p).until_at > clock_timestamp()
$$;

-- Whether a scope exists and lies within the viewer's own. Unknown and beyond answer alike.
CREATE FUNCTION office.scope_in_sight (kind text, id text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(CASE kind
    WHEN 'nation' THEN id = ''
    WHEN 'area' THEN id ~ '^[1-9]$'
    WHEN 'region' THEN id ~ '^[1-9]$'
    WHEN 'province' THEN EXISTS (SELECT FROM office.provinces x WHERE x.province_iso = id)
    WHEN 'district' THEN EXISTS (SELECT FROM office.districts x WHERE x.district_code = id)
    WHEN 'agency' THEN EXISTS (SELECT FROM office.agencies x WHERE x.agency_id = id AND x.ended_on IS NULL)
  END AND office.post_in_sight(
    jsonb_populate_record(NULL::office.posts, jsonb_build_object('scope_kind', kind, 'scope_id', id))), false)
$$;

-- Somebody without any post is seen by who entered them and by the nation's administrators.
CREATE OR REPLACE FUNCTION office.person_in_sight (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.posts p WHERE p.person_id = wanted AND office.post_in_sight(p))
    OR (office.my_role() IN ('administrator', 'system') AND NOT EXISTS (SELECT FROM office.posts p WHERE p.person_id = wanted)
      AND (office.viewer() = 'system' OR (office.my_post()).scope_kind = 'nation'
        OR EXISTS (SELECT FROM office.people x WHERE x.person_id = wanted AND x.created_by = (office.my_post()).person_id)))
$$;

-- Whether the viewer answers for the whole of a person: every post in force lies within the own scope. Else
-- an Area's administrator could take over somebody's account who also has a post elsewhere.
CREATE FUNCTION office.person_within (wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT office.person_in_sight(wanted) AND NOT EXISTS (
    SELECT FROM office.posts p WHERE p.person_id = wanted AND office.in_force(p) AND NOT office.post_in_sight(p))
$$;

CREATE FUNCTION office.has_posts (person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.posts p WHERE p.person_id = person)
$$;

CREATE FUNCTION office.my_person_id () RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (office.my_post()).person_id
$$;

-- The hats that the person who is signed in can choose from now, with the names of their scopes. Needs no
-- hat in force, for it is asked before one is chosen.
CREATE FUNCTION office.my_hats () RETURNS TABLE (
  post_id uuid, role text, scope_kind text, scope_id text, scope_th text, scope_en text, until_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT p.post_id, p.role, p.scope_kind, p.scope_id,
    CASE p.scope_kind WHEN 'province' THEN v.name_th WHEN 'district' THEN d.name_th WHEN 'agency' THEN a.name_th END,
    CASE p.scope_kind WHEN 'province' THEN v.name_en WHEN 'district' THEN d.name_en WHEN 'agency' THEN coalesce(a.name_en, a.name_th) END,
    p.until_at
  FROM office.posts p
  JOIN office.people x USING (person_id)
  LEFT JOIN office.provinces v ON v.province_iso = p.scope_id
  LEFT JOIN LATERAL (SELECT * FROM office.districts d WHERE d.district_code = p.scope_id ORDER BY d.valid_from_on DESC LIMIT 1) d ON true
  LEFT JOIN office.agencies a ON a.agency_id = p.scope_id
  WHERE office.viewer() = 'staff' AND p.person_id::text = current_setting('truatkhap.person_id', true)
    AND x.disabled_at IS NULL AND p.from_at <= clock_timestamp() AND office.in_force(p)
  ORDER BY p.from_at, p.post_id
$$;

-- Who appoints: never oneself, and nobody lengthens the own post.
DROP POLICY appoint ON office.posts;
CREATE POLICY appoint ON office.posts FOR INSERT TO truatkhap_app
WITH CHECK (office.my_role() = 'system' OR (office.my_role() = 'administrator' AND office.post_in_sight(posts)
  AND person_id <> office.my_person_id()));
CREATE POLICY end_or_lengthen ON office.posts FOR UPDATE TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system') AND office.post_in_sight(posts))
WITH CHECK (office.my_role() = 'system' OR (office.my_role() = 'administrator' AND office.post_in_sight(posts)
  AND (person_id <> office.my_person_id() OR until_at <= clock_timestamp())));
DROP POLICY appoint ON office.people;
-- By the row itself, since a row just written is not yet there for person_in_sight.
CREATE POLICY read_entered ON office.people FOR SELECT TO truatkhap_app
USING (created_by = office.my_person_id() AND office.my_role() = 'administrator' AND NOT office.has_posts(person_id));
CREATE POLICY enter ON office.people FOR INSERT TO truatkhap_app
WITH CHECK (office.my_role() IN ('administrator', 'system'));
CREATE POLICY correct ON office.people FOR UPDATE TO truatkhap_app
USING (office.my_role() IN ('administrator', 'system') AND office.person_within(person_id))
WITH CHECK (office.my_role() IN ('administrator', 'system'));

-- Once a year somebody says that an agency's person is still the one: the desk for the head, the head for
-- the officers; the head also ends an officer's post.
CREATE POLICY confirm_head ON office.posts FOR UPDATE TO truatkhap_app
USING (role = 'agency_head' AND office.my_role() IN ('area_officer', 'area_director', 'centre_officer') AND office.post_in_sight(posts))
WITH CHECK (role = 'agency_head' AND until_at <= clock_timestamp() + interval '366 days');
CREATE POLICY confirm_officer ON office.posts FOR UPDATE TO truatkhap_app
USING (role = 'agency_officer' AND office.my_role() = 'agency_head' AND office.post_in_sight(posts))
WITH CHECK (role = 'agency_officer' AND until_at <= clock_timestamp() + interval '366 days');

-- One row per printed code by which a person of an agency enrols: the head by a letter, officers by the head.
CREATE TABLE office.agency_invitations (
  invitation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  agency_id text NOT NULL REFERENCES office.agencies,
  role text NOT NULL CHECK (role IN ('agency_head', 'agency_officer')),
  for_name text CHECK (length(for_name) BETWEEN 2 AND 200),
  code_hash bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'withdrawn')),
  made_by uuid NOT NULL REFERENCES office.people,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL DEFAULT now() + interval '30 days',
  used_by uuid REFERENCES office.people,
  used_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK ((role = 'agency_officer') = (for_name IS NOT NULL)),
  CHECK (expires_at <= made_at + interval '30 days'),
  CHECK ((state = 'used') = (used_by IS NOT NULL AND used_at IS NOT NULL))
);
CREATE UNIQUE INDEX agency_invitations_one_head ON office.agency_invitations (agency_id)
WHERE role = 'agency_head' AND state = 'open';
CREATE INDEX agency_invitations_agency ON office.agency_invitations (agency_id, made_at);

-- Officers of an agency and unused codes for such: together never more than three.
CREATE FUNCTION office.agency_officers (agency text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT (SELECT count(*) FROM office.posts p WHERE p.role = 'agency_officer' AND p.scope_id = agency AND office.in_force(p))
    + (SELECT count(*) FROM office.agency_invitations i WHERE i.role = 'agency_officer' AND i.agency_id = agency
      AND i.state = 'open' AND i.expires_at > clock_timestamp())
$$;

ALTER TABLE office.agency_invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.agency_invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.agency_invitations TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_sight ON office.agency_invitations FOR SELECT TO truatkhap_app
USING ((office.is_programme_staff() OR office.my_role() = 'agency_head')
  AND EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_invitations.agency_id));
CREATE POLICY invite ON office.agency_invitations FOR INSERT TO truatkhap_app
WITH CHECK (made_by = office.my_person_id() AND state = 'open'
  AND EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_invitations.agency_id)
  AND (role = 'agency_head' AND office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'administrator')
    OR role = 'agency_officer' AND office.my_role() = 'agency_head' AND office.agency_officers(agency_id) < 3));
CREATE POLICY withdraw ON office.agency_invitations FOR UPDATE TO truatkhap_app
USING (EXISTS (SELECT FROM office.agencies a WHERE a.agency_id = agency_invitations.agency_id)
  AND (office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'administrator')
    OR role = 'agency_officer' AND office.my_role() = 'agency_head'))
WITH CHECK (state = 'withdrawn');
GRANT SELECT, INSERT ON office.agency_invitations TO truatkhap_app;
GRANT UPDATE (state, version) ON office.agency_invitations TO truatkhap_app;

-- One row per person who has a password.
CREATE TABLE auth.passwords (
  person_id uuid PRIMARY KEY REFERENCES office.people ON DELETE CASCADE,
  hash text NOT NULL CHECK (hash LIKE '$argon2id$%'),
  changed_at timestamptz NOT NULL
);

-- One row per person with six-digit codes. last_step is the half minute of the last code taken: each works once.
CREATE TABLE auth.second_steps (
  person_id uuid PRIMARY KEY REFERENCES office.people ON DELETE CASCADE,
  sealed_secret bytea NOT NULL,
  last_step bigint NOT NULL,
  set_at timestamptz NOT NULL
);

-- One row per secret shown to a person for a device that has not yet answered with a code (proven_step).
CREATE TABLE auth.second_step_offers (
  person_id uuid PRIMARY KEY REFERENCES office.people ON DELETE CASCADE,
  sealed_secret bytea NOT NULL,
  offered_at timestamptz NOT NULL,
  proven_step bigint
);

-- One row per recovery code that is still good; a used one is deleted.
CREATE TABLE auth.recovery_codes (
  person_id uuid NOT NULL REFERENCES office.people ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  PRIMARY KEY (person_id, code_hash)
);

-- One row per session. stage: password given, second step awaited; second step to be set up; open.
CREATE TABLE auth.sessions (
  session_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES office.people ON DELETE CASCADE,
  post_id uuid REFERENCES office.posts,
  stage text NOT NULL CHECK (stage IN ('second_step', 'set_up', 'open')),
  client text NOT NULL CHECK (length(client) <= 60),
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL
);
CREATE INDEX sessions_person ON auth.sessions (person_id);

-- One row per browser on which somebody signed in wholly: guesses made elsewhere do not make it wait.
CREATE TABLE auth.known_browsers (
  browser_hash bytea NOT NULL CHECK (length(browser_hash) = 32),
  person_id uuid NOT NULL REFERENCES office.people ON DELETE CASCADE,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (browser_hash, person_id)
);

-- One row per account, browser or network address tried lately, under a keyed mark: no e-mail, no address.
CREATE TABLE auth.attempts (
  bucket bytea PRIMARY KEY,
  tries integer NOT NULL CHECK (tries >= 0),
  last_at timestamptz NOT NULL
);

-- One row per one-time link that is still good; a used one is deleted.
CREATE TABLE auth.links (
  link_hash bytea PRIMARY KEY CHECK (length(link_hash) = 32),
  purpose text NOT NULL CHECK (purpose IN ('first_administrator', 'set_password')),
  person_id uuid REFERENCES office.people ON DELETE CASCADE,
  clears_second_step boolean NOT NULL DEFAULT false,
  made_at timestamptz NOT NULL,
  expires_at timestamptz,
  CHECK ((purpose = 'first_administrator') = (person_id IS NULL)),
  CHECK (purpose = 'first_administrator' OR expires_at IS NOT NULL)
);
CREATE UNIQUE INDEX links_one_per_person ON auth.links (person_id);

-- A new post stops links that are out: who made one may no longer answer for the whole of the person.
CREATE FUNCTION auth.stop_links () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  DELETE FROM auth.links l WHERE l.person_id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER posts_stop_links AFTER INSERT ON office.posts FOR EACH ROW EXECUTE FUNCTION auth.stop_links ();

ALTER TABLE auth.passwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.passwords FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.second_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.second_steps FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.second_step_offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.second_step_offers FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.recovery_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.recovery_codes FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.known_browsers ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.known_browsers FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.links ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.links FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON auth.passwords TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.second_steps TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.second_step_offers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.recovery_codes TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.sessions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.known_browsers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.attempts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON auth.links TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.passwords TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.second_steps TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.second_step_offers TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.recovery_codes TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.sessions TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.known_browsers TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.attempts TO truatkhap_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON auth.links TO truatkhap_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO truatkhap_auth;

-- ---------------------------------------------------------------------------------------------------------
-- What sign-in may ask and do outside its schema. All SECURITY DEFINER, all narrow.

-- The person of an e-mail address; one row or none.
CREATE FUNCTION auth.person_of (email text) RETURNS TABLE (person_id uuid, is_enabled boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT x.person_id, x.disabled_at IS NULL FROM office.people x WHERE lower(x.email) = lower(person_of.email)
$$;

CREATE FUNCTION auth.is_enabled (person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (SELECT FROM office.people x WHERE x.person_id = person AND x.disabled_at IS NULL)
$$;

-- For the label in a person's device, and so that a password does not hold what a guesser knows.
CREATE FUNCTION auth.email_of (person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT x.email FROM office.people x WHERE x.person_id = person
$$;

CREATE FUNCTION auth.name_of (person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT x.full_name FROM office.people x WHERE x.person_id = person
$$;

-- Writes to the timeline where nobody wears a hat yet: by the system, about a subject.
CREATE FUNCTION auth.write_event (
  name text, subject_kind text, subject_id text, area_no integer, province_iso text, district_code text, agency_id text, data jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  before text := coalesce(current_setting('truatkhap.viewer', true), '');
BEGIN
  PERFORM set_config('truatkhap.viewer', 'system', true);
  PERFORM office.add_event(name, subject_kind, subject_id, area_no, province_iso, district_code, agency_id, data);
  PERFORM set_config('truatkhap.viewer', before, true);
END $$;

-- An event about a person's own access, placed where the newest post in force lies.
CREATE FUNCTION auth.note (name text, person uuid, data jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  p office.posts;
  a office.agencies;
BEGIN
  SELECT * INTO p FROM office.posts x WHERE x.person_id = person AND office.in_force(x) ORDER BY x.from_at DESC LIMIT 1;
  SELECT * INTO a FROM office.agencies x WHERE p.scope_kind = 'agency' AND x.agency_id = p.scope_id;
  PERFORM auth.write_event(name, 'person', person::text,
    CASE WHEN p.scope_kind = 'area' THEN p.scope_id::int END,
    CASE WHEN p.scope_kind = 'province' THEN p.scope_id ELSE a.province_iso END,
    CASE WHEN p.scope_kind = 'district' THEN p.scope_id ELSE a.district_code END,
    a.agency_id, data);
END $$;

-- Whether a real administrator of the nation can sign in: has a post in force, a password, and is invented by nobody.
CREATE FUNCTION auth.administrator_exists () RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
  SELECT EXISTS (
    SELECT FROM office.posts p JOIN office.people x USING (person_id) JOIN auth.passwords w USING (person_id)
    WHERE p.role = 'administrator' AND p.scope_kind = 'nation' AND p.from_at <= clock_timestamp() AND office.in_force(p)
      AND x.disabled_at IS NULL AND NOT x.is_demonstration)
$$;

-- A link for an administrator was asked for on the machine itself: nobody's doing in the office, so it says so.
CREATE FUNCTION auth.note_administrator_link () RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
  SELECT auth.write_event('office.administrator_link_made', 'office', 'office', NULL, NULL, NULL, NULL, '{"by": "command"}')
$$;

-- Uses up the link of the first administrator: the person is entered, or found by e-mail and let in again.
-- Null where there is no such link.
CREATE FUNCTION auth.take_first_link (link bytea, full_name text, email text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  someone uuid;
BEGIN
  DELETE FROM auth.links l WHERE l.link_hash = link AND l.purpose = 'first_administrator'
    AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp());
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM auth.links l WHERE l.purpose = 'first_administrator';
  UPDATE office.people x SET disabled_at = NULL, version = x.version + 1
  WHERE lower(x.email) = lower(take_first_link.email) RETURNING x.person_id INTO someone;
  IF someone IS NULL THEN
    INSERT INTO office.people (full_name, email) VALUES (take_first_link.full_name, take_first_link.email)
    RETURNING person_id INTO someone;
  END IF;
  INSERT INTO office.posts (person_id, role, scope_kind, scope_id)
  SELECT someone, 'administrator', 'nation', '' WHERE NOT EXISTS (
    SELECT FROM office.posts p WHERE p.person_id = someone AND p.role = 'administrator' AND p.scope_kind = 'nation'
      AND p.from_at <= clock_timestamp() AND office.in_force(p));
  PERFORM auth.write_event('person.became_administrator', 'person', someone::text, NULL, NULL, NULL, NULL, '{"by": "one_time_link"}');
  RETURN someone;
END $$;

-- What a printed code is for, so that its holder sees the agency's name before typing anything.
CREATE FUNCTION auth.look_at_code (code bytea) RETURNS TABLE (agency_name text, role text, for_name text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT a.name_th, i.role, i.for_name FROM office.agency_invitations i JOIN office.agencies a USING (agency_id)
  WHERE i.code_hash = code AND i.state = 'open' AND i.expires_at > clock_timestamp() AND a.ended_on IS NULL
$$;

-- Uses up a printed code: the holder (a new person, or one already known) gets the post for a year. A new
-- head takes over from the one before. Null where the code is not good.
CREATE FUNCTION auth.take_code (
  code bytea, person uuid, full_name text, position_title text, phone text, email text
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  i office.agency_invitations;
  a office.agencies;
  someone uuid := person;
  post uuid;
BEGIN
  SELECT * INTO i FROM office.agency_invitations x
  WHERE x.code_hash = code AND x.state = 'open' AND x.expires_at > clock_timestamp() FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO a FROM office.agencies x WHERE x.agency_id = i.agency_id;
  IF a.ended_on IS NOT NULL OR (someone IS NOT NULL AND NOT auth.is_enabled(someone)) THEN RETURN NULL; END IF;
  IF someone IS NULL THEN
    INSERT INTO office.people (full_name, position_title, phone, email)
    VALUES (take_code.full_name, take_code.position_title, take_code.phone, take_code.email)
    RETURNING person_id INTO someone;
  END IF;
  FOR post IN
    UPDATE office.posts p SET state = 'ended', version = p.version + 1
    WHERE p.role = i.role AND p.scope_kind = 'agency' AND p.scope_id = i.agency_id AND office.in_force(p)
      AND (p.role = 'agency_head' OR p.person_id = someone)
    RETURNING p.post_id
  LOOP
    PERFORM auth.write_event('post.ended', 'post', post::text, NULL, a.province_iso, a.district_code, a.agency_id, '{"by": "agency_code"}');
  END LOOP;
  INSERT INTO office.posts (person_id, role, scope_kind, scope_id, until_at, appointed_by)
  VALUES (someone, i.role, 'agency', i.agency_id, clock_timestamp() + interval '1 year', i.made_by)
  RETURNING post_id INTO post;
  UPDATE office.agency_invitations x SET state = 'used', used_by = someone, used_at = clock_timestamp(), version = x.version + 1
  WHERE x.invitation_id = i.invitation_id;
  PERFORM auth.write_event('agency_invitation.used', 'agency_invitation', i.invitation_id::text, NULL, a.province_iso,
    a.district_code, a.agency_id, jsonb_build_object('from', 'open', 'to', 'used', 'role', i.role));
  PERFORM auth.write_event('post.appointed', 'post', post::text, NULL, a.province_iso, a.district_code, a.agency_id,
    jsonb_build_object('by', 'agency_code', 'role', i.role, 'scope_kind', 'agency', 'scope_id', i.agency_id));
  RETURN someone;
END $$;

-- ---------------------------------------------------------------------------------------------------------
-- What the application may ask of schema auth. About oneself: only from a session whose password was given
-- again within ten minutes; each answers whether it did anything.

CREATE FUNCTION auth.my_confirmed_session (session uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
  SELECT EXISTS (SELECT FROM auth.sessions s WHERE s.session_id = session AND s.stage = 'open'
    AND s.person_id = office.my_person_id() AND s.confirmed_at > clock_timestamp() - interval '10 minutes')
$$;

-- A new password ends every other session of the person.
CREATE FUNCTION auth.change_my_password (session uuid, new_hash text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  IF NOT auth.my_confirmed_session(session) THEN RETURN false; END IF;
  UPDATE auth.passwords w SET hash = new_hash, changed_at = clock_timestamp() WHERE w.person_id = office.my_person_id();
  DELETE FROM auth.sessions s WHERE s.person_id = office.my_person_id() AND s.session_id <> session;
  DELETE FROM auth.links l WHERE l.person_id = office.my_person_id();
  RETURN true;
END $$;

-- The device that has proven itself with a code takes the place of the one before.
CREATE FUNCTION auth.adopt_my_second_step (session uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
DECLARE
  o auth.second_step_offers;
BEGIN
  IF NOT auth.my_confirmed_session(session) THEN RETURN false; END IF;
  DELETE FROM auth.second_step_offers x WHERE x.person_id = office.my_person_id() AND x.proven_step IS NOT NULL RETURNING * INTO o;
  IF o.person_id IS NULL THEN RETURN false; END IF;
  INSERT INTO auth.second_steps AS t VALUES (o.person_id, o.sealed_secret, o.proven_step, clock_timestamp())
  ON CONFLICT (person_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, set_at = excluded.set_at;
  DELETE FROM auth.sessions s WHERE s.person_id = office.my_person_id() AND s.session_id <> session;
  RETURN true;
END $$;

-- Ten new recovery codes; the old ones stop at once.
CREATE FUNCTION auth.renew_my_recovery_codes (session uuid, code_hashes bytea[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  IF NOT auth.my_confirmed_session(session) THEN RETURN false; END IF;
  DELETE FROM auth.recovery_codes r WHERE r.person_id = office.my_person_id();
  INSERT INTO auth.recovery_codes SELECT office.my_person_id(), unnest(code_hashes);
  RETURN true;
END $$;

-- Whether the viewer may decide over somebody's access: an administrator who answers for the whole person.
CREATE FUNCTION auth.may_give_access (person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
  SELECT office.my_role() = 'administrator' AND office.person_within(person) AND person <> office.my_person_id()
$$;

-- A new one-time link by which a person sets a password; the link before stops.
CREATE FUNCTION auth.make_link (person uuid, link bytea, clears boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  IF NOT auth.may_give_access(person) OR NOT auth.is_enabled(person) THEN RETURN false; END IF;
  DELETE FROM auth.links l WHERE l.person_id = person;
  INSERT INTO auth.links VALUES (link, 'set_password', person, clears, clock_timestamp(), clock_timestamp() + interval '3 days');
  RETURN true;
END $$;

-- Signs a person out everywhere: when they are disabled or have moved. Links that are out stop too.
CREATE FUNCTION auth.shut_out (person uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  IF NOT auth.may_give_access(person) THEN RETURN false; END IF;
  DELETE FROM auth.sessions s WHERE s.person_id = person;
  DELETE FROM auth.links l WHERE l.person_id = person;
  RETURN true;
END $$;

-- For the page of a person: what access there is, never with what.
CREATE FUNCTION auth.access_of (person uuid) RETURNS TABLE (has_password boolean, has_second_step boolean, has_link boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
  SELECT EXISTS (SELECT FROM auth.passwords w WHERE w.person_id = person),
    EXISTS (SELECT FROM auth.second_steps t WHERE t.person_id = person),
    EXISTS (SELECT FROM auth.links l WHERE l.person_id = person AND l.expires_at > clock_timestamp())
  WHERE auth.may_give_access(person)
$$;

-- Whether another administrator of the nation stays when this post ends. Two who end each other queue up.
CREATE FUNCTION auth.administrator_stays_without (post uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('auth.administrators'));
  RETURN EXISTS (
    SELECT FROM office.posts p JOIN office.people x USING (person_id) JOIN auth.passwords w USING (person_id)
    WHERE p.role = 'administrator' AND p.scope_kind = 'nation' AND p.post_id <> post AND p.from_at <= clock_timestamp()
      AND office.in_force(p) AND x.disabled_at IS NULL
      AND p.person_id <> (SELECT q.person_id FROM office.posts q WHERE q.post_id = post));
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA auth FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.person_of (text), auth.is_enabled (uuid), auth.email_of (uuid), auth.name_of (uuid),
auth.note (text, uuid, jsonb), auth.note_administrator_link (), auth.administrator_exists (),
auth.take_first_link (bytea, text, text), auth.look_at_code (bytea), auth.take_code (bytea, uuid, text, text, text, text) TO truatkhap_auth;
GRANT EXECUTE ON FUNCTION auth.change_my_password (uuid, text), auth.adopt_my_second_step (uuid),
auth.renew_my_recovery_codes (uuid, bytea[]), auth.make_link (uuid, bytea, boolean), auth.shut_out (uuid), auth.access_of (uuid),
auth.administrator_stays_without (uuid) TO truatkhap_app;
REVOKE ALL ON FUNCTION office.scope_in_sight (text, text), office.person_within (uuid), office.has_posts (uuid), office.my_hats (), office.agency_officers (text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.in_force (office.posts), office.scope_in_sight (text, text), office.person_within (uuid),
office.has_posts (uuid), office.my_person_id (), office.my_hats (), office.agency_officers (text) TO truatkhap_app;
