-- คำปรึกษาที่เผยแพร่: signed advice told anew so that nobody can tell who asked. Written by one officer, checked by another,
-- cleared by the director for a day; until that day, and after it is withdrawn, it is there for the clinic's desk alone.
CREATE TABLE office.publications (
  publication_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  advice_id uuid NOT NULL REFERENCES office.advices,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  edition smallint NOT NULL CHECK (edition BETWEEN 1 AND 99),
  replaces_id uuid REFERENCES office.publications,
  replaces_why text CHECK (length(replaces_why) BETWEEN 5 AND 1000),
  title text NOT NULL CHECK (length(title) BETWEEN 5 AND 200),
  topic text NOT NULL CHECK (length(topic) BETWEEN 2 AND 60),
  question text NOT NULL CHECK (length(question) BETWEEN 10 AND 4000),
  facts text NOT NULL CHECK (length(facts) BETWEEN 3 AND 8000),
  level text NOT NULL CHECK (level IN ('no_observation', 'conditional', 'reconsider', 'hold')),
  conditions text CHECK (length(conditions) BETWEEN 3 AND 4000),
  answer text NOT NULL CHECK (length(answer) BETWEEN 10 AND 10000),
  search_text text NOT NULL CHECK (length(search_text) <= 30000),
  -- The law it rests on, as the advice named it: [{lawId, no, title, inForceFromOn, isVerified}].
  sources jsonb NOT NULL CHECK (jsonb_typeof(sources) = 'array'),
  -- The law is told as it stood on that day.
  law_as_of_on date NOT NULL,
  -- Everybody who wrote in it: none of them checks it.
  writers uuid[] NOT NULL CHECK (cardinality(writers) > 0),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  checked_by uuid REFERENCES office.people,
  checked_at timestamptz,
  cleared_by uuid REFERENCES office.people,
  cleared_at timestamptz,
  publish_on date,
  withdrawn_on date,
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 5 AND 1000),
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'to_check', 'checked', 'cleared', 'replaced', 'withdrawn', 'dropped')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (replaces_id IS NULL OR edition > 1),
  CHECK ((replaces_id IS NULL) = (replaces_why IS NULL)),
  CHECK (level <> 'conditional' OR conditions IS NOT NULL),
  CHECK (checked_by IS NULL OR checked_by <> ALL (writers)),
  CHECK ((checked_by IS NULL) = (checked_at IS NULL)),
  CHECK (state NOT IN ('checked', 'cleared', 'replaced', 'withdrawn') OR checked_by IS NOT NULL),
  CHECK (state NOT IN ('cleared', 'replaced', 'withdrawn') OR cleared_by IS NOT NULL AND cleared_at IS NOT NULL AND publish_on IS NOT NULL),
  CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_why IS NULL))
);

-- One telling of an advice is written at a time, and one is out.
CREATE UNIQUE INDEX publications_one_draft ON office.publications (advice_id) WHERE state IN ('drafted', 'to_check', 'checked');
CREATE UNIQUE INDEX publications_one_out ON office.publications (advice_id) WHERE state = 'cleared';
CREATE INDEX publications_out ON office.publications (publish_on DESC, publication_id) WHERE state = 'cleared';
CREATE INDEX publications_desk ON office.publications (area_no, written_at DESC);

-- What the public was once told stays on record as it was told.
CREATE FUNCTION office.publications_stay () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR OLD.state IN ('replaced', 'withdrawn', 'dropped') AND to_jsonb(NEW) - 'version' IS DISTINCT FROM to_jsonb(OLD) - 'version'
    OR OLD.state = 'cleared' AND (NEW.title, NEW.topic, NEW.question, NEW.facts, NEW.level, NEW.conditions, NEW.answer, NEW.sources, NEW.law_as_of_on, NEW.writers, NEW.checked_by, NEW.cleared_by, NEW.publish_on)
      IS DISTINCT FROM (OLD.title, OLD.topic, OLD.question, OLD.facts, OLD.level, OLD.conditions, OLD.answer, OLD.sources, OLD.law_as_of_on, OLD.writers, OLD.checked_by, OLD.cleared_by, OLD.publish_on) THEN
    RAISE EXCEPTION 'office.publications: what was cleared is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER publications_stay BEFORE UPDATE OR DELETE ON office.publications FOR EACH ROW EXECUTE FUNCTION office.publications_stay ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.publications FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- Whether a section that it rests on was reported as changed, by any clinic, after the law was read for it.
CREATE FUNCTION office.law_changed_since (publication uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT EXISTS (
    SELECT FROM office.publications p CROSS JOIN LATERAL jsonb_to_recordset(p.sources) AS s ("lawId" text, "no" text)
    JOIN office.law_changes l ON l.law_id = s."lawId" AND l.section_no = s."no" AND l.changed_on > p.law_as_of_on
    WHERE p.publication_id = law_changed_since.publication AND p.state = 'cleared'
      AND p.publish_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
  )
$$;
REVOKE ALL ON FUNCTION office.law_changed_since (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.law_changed_since (uuid) TO truatkhap_app;

ALTER TABLE office.publications ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.publications FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.publications TO truatkhap_owner USING (true) WITH CHECK (true);

-- Everybody, from its day on and until it is replaced or withdrawn.
CREATE POLICY read_out ON office.publications FOR SELECT TO truatkhap_app
USING (state = 'cleared' AND publish_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date AND (SELECT office.viewer()) <> 'nobody');

-- Whoever reads the advice reads every telling of it.
CREATE POLICY read_clinic ON office.publications FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic()) AND area_no = (SELECT office.my_area_no())
  AND EXISTS (SELECT FROM office.advices a WHERE a.advice_id = publications.advice_id));

CREATE POLICY write_clinic ON office.publications FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_clinic()) AND area_no = (SELECT office.my_area_no()) AND state = 'drafted'
  AND EXISTS (SELECT FROM office.advices a WHERE a.advice_id = publications.advice_id AND a.area_no = publications.area_no AND a.state = 'signed'));

-- Nobody checks or clears in another's name, and only the director clears.
CREATE POLICY move_clinic ON office.publications FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_clinic()) AND area_no = (SELECT office.my_area_no())
  AND EXISTS (SELECT FROM office.advices a WHERE a.advice_id = publications.advice_id))
WITH CHECK ((SELECT office.works_clinic()) AND area_no = (SELECT office.my_area_no())
  AND (state NOT IN ('cleared', 'replaced', 'withdrawn') OR (SELECT office.my_role()) = 'area_director'));

GRANT SELECT, INSERT ON office.publications TO truatkhap_app;
GRANT UPDATE (title, topic, question, facts, level, conditions, answer, search_text, writers, written_at, checked_by, checked_at,
  cleared_by, cleared_at, publish_on, withdrawn_on, withdrawn_why, state, version) ON office.publications TO truatkhap_app;
