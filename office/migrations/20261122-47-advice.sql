-- คำปรึกษา: what the clinic answers, with the facts it relied on, its sources and its level; signed, numbered and then
-- never changed. Read like the consultation it answers: by the clinic's desk of that Area, less whoever stepped aside.

-- One row per register of the office and day from which these letters stand before its numbers. Data, since an order may
-- change them; numbers given before keep theirs.
CREATE TABLE office.number_prefixes (
  series text NOT NULL CHECK (series IN ('watch_item', 'recommendation', 'consultation', 'advice')),
  from_on date NOT NULL,
  prefix text NOT NULL CHECK (length(prefix) BETWEEN 1 AND 20),
  PRIMARY KEY (series, from_on)
);

INSERT INTO
  office.number_prefixes (series, from_on, prefix)
VALUES
  ('watch_item', '2018-10-01', 'ฝร'),
  ('recommendation', '2018-10-01', 'ขน'),
  ('consultation', '2018-10-01', 'ปษ'),
  ('advice', '2018-10-01', 'คป');

-- As before; what stands before a number is data now. 'คป.7/2570/0012' is the 12th advice of Area 7 in fiscal year 2570.
CREATE OR REPLACE FUNCTION office.next_number (series text, area_no integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
BEGIN
  IF (CASE WHEN next_number.series IN ('consultation', 'advice')
    THEN NOT office.works_clinic() OR next_number.area_no IS DISTINCT FROM office.my_area_no()
    ELSE NOT office.works_desk() END) THEN
    RAISE EXCEPTION 'office.next_number: not for this post' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.running_numbers AS r VALUES (next_number.series, coalesce(next_number.area_no, 0), year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = r.last_no + 1 RETURNING r.last_no INTO given;
  RETURN format('%s.%s/%s/%s', (SELECT p.prefix FROM office.number_prefixes p
    WHERE p.series = next_number.series AND p.from_on <= today ORDER BY p.from_on DESC LIMIT 1),
    coalesce(next_number.area_no::text, 'สก'), year, lpad(given::text, greatest(4, length(given::text)), '0'));
END $$;

-- One row per version of the advice on a consultation. While it is written it changes; once signed it never does.
CREATE TABLE office.advices (
  advice_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  -- 1 is the first answer; a later one says which signed version it replaces, and why.
  edition smallint NOT NULL CHECK (edition BETWEEN 1 AND 99),
  replaces_id uuid REFERENCES office.advices,
  replaces_why text CHECK (length(replaces_why) BETWEEN 5 AND 1000),
  -- As it was asked; folded, it is looked for by later askers' words.
  question text NOT NULL CHECK (length(question) BETWEEN 10 AND 4000),
  question_folded text NOT NULL,
  -- One fact a line, in one spelling, so that anybody can compute the hash again.
  facts text NOT NULL CHECK (length(facts) BETWEEN 3 AND 20000),
  facts_sha256 text NOT NULL CHECK (facts_sha256 = encode(sha256(convert_to(facts, 'UTF8')), 'hex')),
  assumptions text CHECK (length(assumptions) BETWEEN 3 AND 4000),
  level text NOT NULL CHECK (level IN ('no_observation', 'conditional', 'reconsider', 'hold')),
  conditions text CHECK (length(conditions) BETWEEN 3 AND 4000),
  answer text NOT NULL CHECK (length(answer) BETWEEN 10 AND 10000),
  valid_until_on date NOT NULL,
  wants_reader boolean NOT NULL DEFAULT false,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  read_by uuid REFERENCES office.people,
  read_at timestamptz,
  number text UNIQUE,
  office_name text CHECK (length(office_name) BETWEEN 2 AND 200),
  signed_by uuid REFERENCES office.people,
  signer_name text CHECK (length(signer_name) BETWEEN 2 AND 200),
  signer_title text CHECK (length(signer_title) BETWEEN 2 AND 300),
  signed_on date,
  signed_at timestamptz,
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'to_read', 'to_sign', 'signed', 'dropped')),
  version integer NOT NULL DEFAULT 1,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (replaces_id IS NULL OR edition > 1),
  CHECK ((replaces_id IS NULL) = (replaces_why IS NULL)),
  CHECK (level <> 'conditional' OR conditions IS NOT NULL),
  CHECK (read_by <> drafted_by),
  CHECK ((read_by IS NULL) = (read_at IS NULL)),
  CONSTRAINT advices_second_reader CHECK (
    state NOT IN ('to_sign', 'signed') OR read_by IS NOT NULL OR NOT wants_reader AND level IN ('no_observation', 'conditional')
  ),
  CONSTRAINT advices_signed CHECK (
    state <> 'signed'
    OR number IS NOT NULL
    AND office_name IS NOT NULL
    AND signed_by IS NOT NULL
    AND signer_name IS NOT NULL
    AND signer_title IS NOT NULL
    AND signed_on IS NOT NULL
    AND signed_at IS NOT NULL
  )
);

-- One version is written at a time, and one signed version is replaced once.
CREATE UNIQUE INDEX advices_one_draft ON office.advices (consultation_id)
WHERE state IN ('drafted', 'to_read', 'to_sign');

CREATE UNIQUE INDEX advices_one_replacement ON office.advices (replaces_id)
WHERE state <> 'dropped';

CREATE INDEX advices_of ON office.advices (consultation_id, edition);

CREATE INDEX advices_waiting ON office.advices (area_no, state)
WHERE state IN ('drafted', 'to_read', 'to_sign');

-- One row per source that an advice names: a section of the register of law (law/), or words of its own.
CREATE TABLE office.advice_sources (
  source_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  advice_id uuid NOT NULL REFERENCES office.advices,
  place smallint NOT NULL CHECK (place BETWEEN 1 AND 50),
  law_id text CHECK (length(law_id) BETWEEN 2 AND 100),
  section_no text CHECK (length(section_no) BETWEEN 1 AND 20),
  -- What it was called, since when that version was in force, and whether somebody had read it in the Gazette.
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 1000),
  in_force_from_on date,
  is_verified boolean NOT NULL DEFAULT false,
  read_on date NOT NULL,
  CHECK ((law_id IS NULL) = (section_no IS NULL)),
  CONSTRAINT advice_sources_place UNIQUE (advice_id, place)
);

CREATE INDEX advice_sources_section ON office.advice_sources (law_id, section_no);

-- One row per signed advice whose paper was printed: made once, kept by its hash, given to everybody from then on.
CREATE TABLE office.advice_papers (
  paper_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  advice_id uuid NOT NULL UNIQUE REFERENCES office.advices,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  kept_by uuid NOT NULL REFERENCES office.people,
  kept_at timestamptz NOT NULL DEFAULT now()
);

-- What was signed stays as it was signed, whoever writes, with its sources and its paper.
CREATE FUNCTION office.advices_stay_as_signed () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'signed' THEN
    RAISE EXCEPTION 'office.advices: signed advice is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF (NEW.advice_id, NEW.consultation_id, NEW.area_no, NEW.edition, NEW.replaces_id, NEW.replaces_why, NEW.question)
    IS DISTINCT FROM (OLD.advice_id, OLD.consultation_id, OLD.area_no, OLD.edition, OLD.replaces_id, OLD.replaces_why, OLD.question) THEN
    RAISE EXCEPTION 'office.advices: the question stays as it was asked' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER advices_stay_as_signed BEFORE UPDATE OR DELETE ON office.advices FOR EACH ROW
EXECUTE FUNCTION office.advices_stay_as_signed ();

CREATE FUNCTION office.advice_sources_stay () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM office.advices a WHERE a.advice_id = OLD.advice_id AND a.state = 'signed') THEN
    RAISE EXCEPTION 'office.advice_sources: sources of signed advice are not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER advice_sources_stay BEFORE UPDATE OR DELETE ON office.advice_sources FOR EACH ROW
EXECUTE FUNCTION office.advice_sources_stay ();

CREATE FUNCTION office.advice_papers_stay () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'office.advice_papers: a kept paper is not changed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER advice_papers_stay BEFORE UPDATE OR DELETE ON office.advice_papers FOR EACH ROW
EXECUTE FUNCTION office.advice_papers_stay ();

ALTER TABLE office.number_prefixes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.number_prefixes FORCE ROW LEVEL SECURITY;

ALTER TABLE office.advices ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.advices FORCE ROW LEVEL SECURITY;

ALTER TABLE office.advice_sources ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.advice_sources FORCE ROW LEVEL SECURITY;

ALTER TABLE office.advice_papers ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.advice_papers FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.number_prefixes TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.advices TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.advice_sources TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.advice_papers TO truatkhap_owner USING (true)
WITH
  CHECK (true);

-- Whoever reads the consultation reads what was answered to it.
CREATE POLICY read_clinic ON office.advices FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = advices.consultation_id
    )
  );

CREATE POLICY draft_clinic ON office.advices FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    AND state = 'drafted'
    AND drafted_by::text = current_setting('truatkhap.person_id', true)
    AND EXISTS (
      SELECT
      FROM office.consultations c
      WHERE c.consultation_id = advices.consultation_id AND c.area_no = advices.area_no AND c.question = advices.question
    )
  );

CREATE POLICY move_clinic ON office.advices FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND area_no = (
    SELECT office.my_area_no ()
  )
  AND EXISTS (
    SELECT
    FROM office.consultations c
    WHERE c.consultation_id = advices.consultation_id
  )
)
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND area_no = (
      SELECT office.my_area_no ()
    )
    -- Nobody signs or reads in another's name, and only the director signs.
    AND (
      state <> 'signed'
      OR signed_by::text = current_setting('truatkhap.person_id', true)
      AND (
        SELECT office.my_role ()
      ) = 'area_director'
    )
  );

CREATE POLICY read_clinic ON office.advice_sources FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_sources.advice_id
    )
  );

CREATE POLICY write_clinic ON office.advice_sources FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_sources.advice_id AND a.state <> 'signed'
    )
  );

CREATE POLICY rewrite_clinic ON office.advice_sources FOR DELETE TO truatkhap_app USING (
  (
    SELECT office.works_clinic ()
  )
  AND EXISTS (
    SELECT
    FROM office.advices a
    WHERE a.advice_id = advice_sources.advice_id AND a.state <> 'signed'
  )
);

CREATE POLICY read_clinic ON office.advice_papers FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_papers.advice_id
    )
  );

CREATE POLICY keep_clinic ON office.advice_papers FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_clinic ()
    )
    AND EXISTS (
      SELECT
      FROM office.advices a
      WHERE a.advice_id = advice_papers.advice_id AND a.state = 'signed'
    )
  );

GRANT
SELECT
  ON office.advices,
  office.advice_sources,
  office.advice_papers TO truatkhap_app;

GRANT INSERT (
  consultation_id, area_no, edition, replaces_id, replaces_why, question, question_folded, facts, facts_sha256,
  assumptions, level, conditions, answer, valid_until_on, wants_reader, drafted_by
) ON office.advices TO truatkhap_app;

GRANT
UPDATE (
  facts, facts_sha256, assumptions, level, conditions, answer, valid_until_on, wants_reader, drafted_by, drafted_at,
  read_by, read_at, number, office_name, signed_by, signer_name, signer_title, signed_on, signed_at, state, version
) ON office.advices TO truatkhap_app;

GRANT INSERT,
DELETE ON office.advice_sources TO truatkhap_app;

GRANT INSERT ON office.advice_papers TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.advices FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
