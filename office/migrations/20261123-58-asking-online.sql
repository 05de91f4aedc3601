-- ถามออนไลน์: somebody asks the clinic on the web, without an account, and comes back with a code. The asker reads and writes
-- through the functions below alone; to every other reader a question that came this way is a consultation like any other.

-- One row per version of the words shown before anybody types that the centre accepted. Real intake is open while one is.
CREATE TABLE office.intake_texts (
  intake_text_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  text_version text NOT NULL CHECK (length(text_version) BETWEEN 1 AND 40),
  -- Of the very words, in both languages.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- The order or minute by which it was accepted.
  ground text NOT NULL CHECK (length(ground) BETWEEN 5 AND 500),
  state text NOT NULL DEFAULT 'accepted' CHECK (state IN ('accepted', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  accepted_by uuid NOT NULL REFERENCES office.people,
  accepted_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 5 AND 500),
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((state = 'withdrawn') = (withdrawn_why IS NOT NULL))
);

CREATE UNIQUE INDEX intake_texts_accepted ON office.intake_texts (sha256)
WHERE state = 'accepted';

ALTER TABLE office.intake_texts ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.intake_texts FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.intake_texts TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_centre ON office.intake_texts FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.my_role ()
    ) = 'centre_officer'
  );

CREATE POLICY accept_centre ON office.intake_texts FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) = 'centre_officer' AND accepted_by::text = current_setting('truatkhap.person_id', true) AND state = 'accepted');

CREATE POLICY withdraw_centre ON office.intake_texts FOR UPDATE TO truatkhap_app
USING ((SELECT office.my_role()) = 'centre_officer') WITH CHECK ((SELECT office.my_role()) = 'centre_officer');

GRANT SELECT ON office.intake_texts TO truatkhap_app;

GRANT INSERT (text_version, sha256, ground, accepted_by) ON office.intake_texts TO truatkhap_app;

GRANT UPDATE (withdrawn_why, state, version) ON office.intake_texts TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.intake_texts FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- 'accepted', 'demonstration' (an office of invented people, open without anybody's acceptance) or 'closed'.
CREATE FUNCTION office.intake_of (wanted text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT CASE WHEN EXISTS (SELECT FROM office.intake_texts t WHERE t.sha256 = wanted AND t.state = 'accepted') THEN 'accepted'
    WHEN EXISTS (SELECT FROM office.people p WHERE p.is_demonstration) THEN 'demonstration' ELSE 'closed' END
$$;

-- Nobody of the house took it down; what the asker says of the agency is not the register's; the asker may take it back.
ALTER TABLE office.consultations
ALTER COLUMN received_by DROP NOT NULL,
ALTER COLUMN search_text DROP DEFAULT,
ADD COLUMN agency_said text CHECK (length(agency_said) BETWEEN 2 AND 200),
ADD COLUMN known_to text CHECK (length(known_to) BETWEEN 2 AND 300),
ADD COLUMN intake_sha256 text CHECK (intake_sha256 ~ '^[0-9a-f]{64}$'),
ADD COLUMN withdrawn_on date,
DROP CONSTRAINT consultations_state_check,
ADD CONSTRAINT consultations_state_check CHECK (state IN ('received', 'in_hand', 'clarifying', 'answered', 'closed', 'not_ours', 'withdrawn')),
DROP CONSTRAINT consultations_check3,
ADD CONSTRAINT consultations_taken CHECK (state IN ('received', 'not_ours', 'withdrawn') OR taken_by IS NOT NULL),
ADD CONSTRAINT consultations_online CHECK ((channel = 'online') = (received_by IS NULL) AND (channel = 'online') = (intake_sha256 IS NOT NULL)),
ADD CONSTRAINT consultations_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL));

GRANT UPDATE (known_to) ON office.consultations TO truatkhap_app;

ALTER TABLE office.consultation_notes
ALTER COLUMN written_by DROP NOT NULL,
ADD COLUMN sending_id uuid UNIQUE,
ADD CONSTRAINT consultation_notes_by_asker CHECK (written_by IS NOT NULL OR kind = 'heard' AND sending_id IS NOT NULL);

ALTER TABLE office.advice_follow_ups
ADD COLUMN told_by_asker boolean NOT NULL DEFAULT false,
DROP CONSTRAINT advice_follow_ups_check,
ADD CONSTRAINT advice_follow_ups_recorded CHECK (
  state = 'waiting' OR did IS NOT NULL AND recorded_at IS NOT NULL AND told_by_asker = (recorded_by IS NULL)
);

-- The paper is made when somebody first asks for it, the asker among them.
ALTER TABLE office.advice_papers ALTER COLUMN kept_by DROP NOT NULL;

-- One row per question that came online: the digest of its code, which nobody may read.
CREATE TABLE office.consultation_codes (
  code_hash bytea PRIMARY KEY CHECK (length(code_hash) = 32),
  consultation_id uuid NOT NULL UNIQUE REFERENCES office.consultations
);

ALTER TABLE office.consultation_codes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_codes FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.consultation_codes TO truatkhap_owner USING (true) WITH CHECK (true);

-- One row per document that the asker sent. Read like the consultation.
CREATE TABLE office.consultation_files (
  consultation_file_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consultation_id uuid NOT NULL REFERENCES office.consultations,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  sent_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  CONSTRAINT consultation_files_once UNIQUE (consultation_id, sha256)
);

ALTER TABLE office.consultation_files ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.consultation_files FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.consultation_files TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_clinic ON office.consultation_files FOR SELECT TO truatkhap_app
USING ((SELECT office.works_clinic()) AND EXISTS (
  SELECT FROM office.consultations c WHERE c.consultation_id = consultation_files.consultation_id));

GRANT SELECT ON office.consultation_files TO truatkhap_app;

-- Documents beside a question, ten at most; the same one twice is one. For the functions below alone.
CREATE FUNCTION office.keep_asker_files (consultation uuid, documents jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO office.consultation_files (consultation_id, sha256, byte_count, media_type, file_name)
  SELECT consultation, d ->> 'sha256', (d ->> 'byteCount')::int, d ->> 'mediaType', d ->> 'fileName'
  FROM jsonb_array_elements(documents) AS d
  LIMIT greatest(0, 10 - (SELECT count(*) FROM office.consultation_files f WHERE f.consultation_id = consultation))
  ON CONFLICT ON CONSTRAINT consultation_files_once DO NOTHING;
END $$;

-- Takes a question: 'taken'; 'same' where the very same was taken by this code before; 'other' where the code stands for
-- another question; 'closed' where nobody has accepted the words that the asker was shown.
CREATE FUNCTION office.take_question (code bytea, asked jsonb, documents jsonb) RETURNS TABLE (outcome text, received_at timestamptz, answer_by_on date) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
#variable_conflict use_column
DECLARE
  intake text := office.intake_of(asked ->> 'intakeSha256');
  area integer := (asked ->> 'areaNo')::int;
  today date := (clock_timestamp() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
  c office.consultations;
BEGIN
  IF intake = 'closed' THEN RETURN QUERY SELECT 'closed', NULL::timestamptz, NULL::date; RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(encode(code, 'hex'), 58));
  SELECT x.* INTO c FROM office.consultations x JOIN office.consultation_codes k USING (consultation_id) WHERE k.code_hash = code;
  IF FOUND THEN
    RETURN QUERY SELECT CASE WHEN c.question = asked ->> 'question' AND c.area_no = area THEN 'same' ELSE 'other' END,
      c.received_at, c.answer_by_on;
    RETURN;
  END IF;
  INSERT INTO office.running_numbers AS n VALUES ('consultation', area, year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = n.last_no + 1 RETURNING n.last_no INTO given;
  INSERT INTO office.consultations (number, area_no, channel, asker_kind, asker_name, contact, agency_said, province_iso,
    topic, question, search_text, decide_by_on, amount_thb, counterpart, law, known_to, urgency, answer_by_on,
    intake_sha256, is_demonstration)
  VALUES (format('%s.%s/%s/%s', (SELECT p.prefix FROM office.number_prefixes p
      WHERE p.series = 'consultation' AND p.from_on <= today ORDER BY p.from_on DESC LIMIT 1), area, year,
    lpad(given::text, greatest(4, length(given::text)), '0')), area, 'online', asked ->> 'askerKind', asked ->> 'askerName',
    asked ->> 'contact', asked ->> 'agencySaid', asked ->> 'provinceIso', asked ->> 'topic',
    asked ->> 'question', asked ->> 'searchText', (asked ->> 'decideByOn')::date, (asked ->> 'amountThb')::numeric,
    asked ->> 'counterpart', asked ->> 'law', asked ->> 'knownTo', asked ->> 'urgency', (asked ->> 'answerByOn')::date, asked ->> 'intakeSha256',
    intake = 'demonstration')
  RETURNING * INTO c;
  INSERT INTO office.consultation_codes VALUES (code, c.consultation_id);
  PERFORM office.keep_asker_files(c.consultation_id, documents);
  PERFORM auth.write_event('consultation.asked_online', 'consultation', c.consultation_id::text, area, NULL, NULL, NULL, '{}');
  RETURN QUERY SELECT 'taken', c.received_at, c.answer_by_on;
END $$;

-- What the holder of a code sees, or null: the question, the talk, the documents' names, the signed advice, what to tell later.
-- No number of the register, no name of the house but the signer's, nothing written inside.
CREATE FUNCTION office.question_of_code (code bytea) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT jsonb_build_object('areaNo', c.area_no, 'askerKind', c.asker_kind, 'topic', c.topic, 'question', c.question,
    'decideByOn', c.decide_by_on, 'receivedAt', c.received_at, 'answerByOn', c.answer_by_on, 'answeredOn', c.answered_on,
    'state', c.state, 'isInHand', c.taken_by IS NOT NULL, 'pointedTo', c.pointed_to, 'pointedNote', c.pointed_note,
    'isDemonstration', c.is_demonstration,
    'talk', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.note_id, 'kind', n.kind, 'words', n.words, 'writtenAt', n.written_at)
        ORDER BY n.written_at, n.note_id), '[]')
      FROM office.consultation_notes n WHERE n.consultation_id = c.consultation_id AND n.kind IN ('asked', 'heard')),
    'files', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.consultation_file_id, 'fileName', f.file_name) ORDER BY f.sent_at), '[]')
      FROM office.consultation_files f WHERE f.consultation_id = c.consultation_id),
    'followUps', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.follow_up_id, 'dueOn', u.due_on, 'state', u.state, 'did', u.did,
        'outcome', u.outcome, 'changedThb', u.changed_thb::text) ORDER BY u.days), '[]')
      FROM office.advice_follow_ups u WHERE u.consultation_id = c.consultation_id),
    'advices', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.advice_id, 'edition', a.edition, 'number', a.number,
        'question', a.question, 'facts', a.facts, 'factsSha256', a.facts_sha256, 'assumptions', a.assumptions, 'level', a.level,
        'conditions', a.conditions, 'answer', a.answer, 'validUntilOn', a.valid_until_on, 'officeName', a.office_name,
        'signerName', a.signer_name, 'signerTitle', a.signer_title, 'signedOn', a.signed_on, 'draftedAt', a.drafted_at,
        'replacesNumber', o.number, 'replacesWhy', a.replaces_why, 'isDemonstration', a.is_demonstration, 'isReplaced',
        EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed'), 'sources',
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.source_id, 'lawId', s.law_id, 'no', s.section_no, 'title', s.title,
            'inForceFromOn', s.in_force_from_on, 'isVerified', s.is_verified, 'readOn', s.read_on) ORDER BY s.place), '[]')
          FROM office.advice_sources s WHERE s.advice_id = a.advice_id)) ORDER BY a.edition DESC), '[]')
      FROM office.advices a LEFT JOIN office.advices o ON o.advice_id = a.replaces_id
      WHERE a.consultation_id = c.consultation_id AND a.state = 'signed'))
  FROM office.consultation_codes k JOIN office.consultations c USING (consultation_id) WHERE k.code_hash = code
$$;

-- The asker adds words or documents, as long as the question is open or answered. The desk's forms that were opened before
-- are told that something is new. 'written', 'same' for the very same sending, 'over', or 'gone' for a code that opens nothing.
CREATE FUNCTION office.asker_writes (code bytea, sending uuid, words text, documents jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
#variable_conflict use_variable
DECLARE
  c office.consultations;
BEGIN
  SELECT x.* INTO c FROM office.consultations x JOIN office.consultation_codes k USING (consultation_id)
  WHERE k.code_hash = code FOR UPDATE OF x;
  IF NOT FOUND THEN RETURN 'gone'; END IF;
  IF EXISTS (SELECT FROM office.consultation_notes n WHERE n.sending_id = sending) THEN RETURN 'same'; END IF;
  IF c.state NOT IN ('received', 'in_hand', 'clarifying', 'answered')
    OR (SELECT count(*) FROM office.consultation_notes n WHERE n.consultation_id = c.consultation_id AND n.written_by IS NULL) >= 100
  THEN RETURN 'over'; END IF;
  INSERT INTO office.consultation_notes (consultation_id, kind, words, sending_id) VALUES (c.consultation_id, 'heard', words, sending);
  PERFORM office.keep_asker_files(c.consultation_id, documents);
  UPDATE office.consultations x SET state = CASE x.state WHEN 'clarifying' THEN 'in_hand' ELSE x.state END, version = x.version + 1
  WHERE x.consultation_id = c.consultation_id;
  PERFORM auth.write_event('consultation.heard_online', 'consultation', c.consultation_id::text, c.area_no::int, NULL, NULL, NULL, '{}');
  RETURN 'written';
END $$;

-- The asker takes a question back before it is answered: 'withdrawn' (also the second time), 'over' or 'gone'.
CREATE FUNCTION office.asker_withdraws (code bytea) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
#variable_conflict use_variable
DECLARE
  c office.consultations;
BEGIN
  SELECT x.* INTO c FROM office.consultations x JOIN office.consultation_codes k USING (consultation_id)
  WHERE k.code_hash = code FOR UPDATE OF x;
  IF NOT FOUND THEN RETURN 'gone'; END IF;
  IF c.state = 'withdrawn' THEN RETURN 'withdrawn'; END IF;
  IF c.state NOT IN ('received', 'in_hand', 'clarifying') THEN RETURN 'over'; END IF;
  UPDATE office.advices a SET state = 'dropped', version = a.version + 1
  WHERE a.consultation_id = c.consultation_id AND a.state IN ('drafted', 'to_read', 'to_sign');
  UPDATE office.consultations x SET state = 'withdrawn', withdrawn_on = (clock_timestamp() AT TIME ZONE 'Asia/Bangkok')::date,
    held_by = NULL, held_until = NULL, version = x.version + 1 WHERE x.consultation_id = c.consultation_id;
  PERFORM auth.write_event('consultation.withdrawn_by_asker', 'consultation', c.consultation_id::text, c.area_no::int, NULL, NULL, NULL,
    jsonb_build_object('from', c.state, 'to', 'withdrawn'));
  RETURN 'withdrawn';
END $$;

-- The asker says what was done with the advice, for one of the two times it is asked: 'told', 'over' or 'gone'.
CREATE FUNCTION office.asker_tells (code bytea, follow_up uuid, told jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, auth AS $$
#variable_conflict use_variable
DECLARE
  u office.advice_follow_ups;
BEGIN
  IF NOT EXISTS (SELECT FROM office.consultation_codes k WHERE k.code_hash = code) THEN RETURN 'gone'; END IF;
  UPDATE office.advice_follow_ups x SET did = told ->> 'did', outcome = told ->> 'outcome', changed_thb = (told ->> 'changedThb')::numeric,
    note = told ->> 'note', told_by_asker = true, recorded_at = now(), state = 'recorded', version = x.version + 1
  WHERE x.follow_up_id = follow_up AND x.state = 'waiting'
    AND x.consultation_id = (SELECT k.consultation_id FROM office.consultation_codes k WHERE k.code_hash = code)
  RETURNING x.* INTO u;
  IF NOT FOUND THEN RETURN 'over'; END IF;
  PERFORM auth.write_event('advice_follow_up.told_by_asker', 'advice_follow_up', u.follow_up_id::text, u.area_no::int, NULL, NULL, NULL,
    jsonb_build_object('from', 'waiting', 'to', 'recorded'));
  RETURN 'told';
END $$;

-- The hash under which the paper of an advice is kept, for the holder of its code; null before it was made.
CREATE FUNCTION office.paper_of_code (code bytea, advice uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT p.sha256 FROM office.consultation_codes k JOIN office.advices a USING (consultation_id) JOIN office.advice_papers p USING (advice_id)
  WHERE k.code_hash = code AND a.advice_id = advice AND a.state = 'signed'
$$;

-- Keeps the paper that was made because the asker wanted it, and gives the hash of the one that was kept first.
CREATE FUNCTION office.keep_paper_of_code (code bytea, advice uuid, sha256 text, byte_count integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
#variable_conflict use_variable
BEGIN
  INSERT INTO office.advice_papers (advice_id, sha256, byte_count)
  SELECT a.advice_id, sha256, byte_count FROM office.consultation_codes k JOIN office.advices a USING (consultation_id)
  WHERE k.code_hash = code AND a.advice_id = advice AND a.state = 'signed' ON CONFLICT DO NOTHING;
  RETURN office.paper_of_code(code, advice);
END $$;

REVOKE ALL ON FUNCTION office.intake_of (text), office.keep_asker_files (uuid, jsonb), office.take_question (bytea, jsonb, jsonb),
  office.question_of_code (bytea), office.asker_writes (bytea, uuid, text, jsonb), office.asker_withdraws (bytea),
  office.asker_tells (bytea, uuid, jsonb), office.paper_of_code (bytea, uuid), office.keep_paper_of_code (bytea, uuid, text, integer)
FROM PUBLIC;

GRANT EXECUTE ON FUNCTION office.intake_of (text), office.take_question (bytea, jsonb, jsonb), office.question_of_code (bytea),
  office.asker_writes (bytea, uuid, text, jsonb), office.asker_withdraws (bytea), office.asker_tells (bytea, uuid, jsonb),
  office.paper_of_code (bytea, uuid), office.keep_paper_of_code (bytea, uuid, text, integer) TO truatkhap_app;
