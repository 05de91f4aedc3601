-- The agency's reply by a one-use code, reminders of letters nobody answered, and what came of the office's stepping in.
-- One row per code printed beside a letter: its digest, until when it is good. A newer one stops the one before.
CREATE TABLE office.letter_reply_codes (
  reply_code_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  letter_id uuid NOT NULL REFERENCES office.letters,
  code_hash bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  made_by uuid NOT NULL REFERENCES office.people,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CHECK (expires_at > made_at)
);

CREATE UNIQUE INDEX letter_reply_codes_open ON office.letter_reply_codes (letter_id)
WHERE state = 'open';

-- One row per reply of an agency: the first, and each that amends it. What was said stays as it was said.
CREATE TABLE office.letter_replies (
  reply_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  letter_id uuid NOT NULL REFERENCES office.letters,
  reply_code_id uuid NOT NULL UNIQUE REFERENCES office.letter_reply_codes,
  -- The id of the sending: the same page sent twice is one reply, and gets the same receipt.
  sending_id uuid NOT NULL UNIQUE,
  receipt_no text NOT NULL UNIQUE CHECK (length(receipt_no) BETWEEN 5 AND 60),
  by_kind text NOT NULL CHECK (by_kind IN ('head', 'named')),
  full_name text NOT NULL CHECK (length(full_name) BETWEEN 2 AND 200),
  position_title text NOT NULL CHECK (length(position_title) BETWEEN 2 AND 200),
  explanation text NOT NULL CHECK (length(explanation) BETWEEN 10 AND 4000),
  changed text CHECK (length(changed) BETWEEN 3 AND 4000),
  changed_on date,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp (),
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'read')),
  version integer NOT NULL DEFAULT 1,
  read_by uuid REFERENCES office.people,
  read_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK (changed_on IS NULL OR changed IS NOT NULL),
  CHECK ((read_by IS NULL) = (read_at IS NULL))
);

CREATE INDEX letter_replies_letter ON office.letter_replies (letter_id, received_at);

CREATE INDEX letter_replies_unread ON office.letter_replies (received_at)
WHERE state = 'received';

-- A document that came with a reply was added by nobody of the house.
ALTER TABLE office.letter_files
ALTER COLUMN added_by
DROP NOT NULL,
ADD COLUMN reply_id uuid REFERENCES office.letter_replies,
ADD CONSTRAINT letter_files_by CHECK ((added_by IS NULL) = (reply_id IS NOT NULL));

ALTER TABLE office.watch_sources
DROP CONSTRAINT watch_sources_kind_check;

ALTER TABLE office.watch_sources
ADD CONSTRAINT watch_sources_kind_check CHECK (
  kind IN (
    'signal', 'own_entry', 'meeting', 'district_centre', 'ita', 'workshop', 'visit', 'consultation', 'report',
    'self_assessment', 'agency_reply'
  )
),
ALTER COLUMN added_by
DROP NOT NULL,
ADD CONSTRAINT watch_sources_by CHECK (added_by IS NOT NULL OR kind = 'agency_reply');

ALTER TABLE office.running_numbers
DROP CONSTRAINT running_numbers_series_check;

ALTER TABLE office.running_numbers
ADD CONSTRAINT running_numbers_series_check CHECK (series ~ '^[a-z]{2,20}(_[a-z]{2,20}){0,2}$');

ALTER TABLE office.number_prefixes
DROP CONSTRAINT number_prefixes_series_check;

ALTER TABLE office.number_prefixes
ADD CONSTRAINT number_prefixes_series_check CHECK (series ~ '^[a-z]{2,20}(_[a-z]{2,20}){0,2}$');

INSERT INTO
  office.number_prefixes (series, from_on, prefix)
VALUES
  ('letter_reply', '2018-10-01', 'ตอบ');

-- One row per reminder of a letter that nobody answered.
CREATE TABLE office.letter_reminders (
  letter_reminder_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  letter_id uuid NOT NULL REFERENCES office.letters,
  reminded_on date NOT NULL,
  reminded_by uuid NOT NULL REFERENCES office.people,
  -- How many people of the addressee were told here; none: somebody has to write or ring.
  told_count integer NOT NULL CHECK (told_count BETWEEN 0 AND 1000),
  UNIQUE (letter_id, reminded_on)
);

-- One row per outcome of what the office did about a watch item: said by one, confirmed by another or by a document.
CREATE TABLE office.watch_outcomes (
  watch_outcome_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  watch_item_id uuid NOT NULL REFERENCES office.watch_items,
  letter_id uuid REFERENCES office.letters,
  outcome text NOT NULL CHECK (outcome IN ('explained', 'changed_before_signing', 'changed_after', 'not_changed', 'not_ours')),
  amount_thb numeric(15, 2) CHECK (amount_thb >= 0),
  happened_on date NOT NULL,
  evidence text NOT NULL CHECK (length(evidence) BETWEEN 5 AND 4000),
  link text CHECK (length(link) <= 2000),
  state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'verified', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES office.people,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  verified_how text CHECK (verified_how IN ('person', 'document')),
  verified_by uuid REFERENCES office.people,
  verified_at timestamptz,
  verified_words text CHECK (length(verified_words) BETWEEN 5 AND 4000),
  document_kind text,
  document_on date,
  document_origin text CHECK (length(document_origin) BETWEEN 2 AND 300),
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 5 AND 2000),
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((outcome = 'changed_before_signing') = (amount_thb IS NOT NULL)),
  CHECK (
    state <> 'verified'
    OR (verified_how IS NOT NULL AND verified_by IS NOT NULL AND verified_at IS NOT NULL)
  ),
  CHECK (verified_how IS DISTINCT FROM 'person' OR verified_by IS DISTINCT FROM recorded_by),
  CHECK (
    verified_how IS DISTINCT FROM 'document'
    OR (document_kind IS NOT NULL AND document_on IS NOT NULL AND document_origin IS NOT NULL)
  ),
  CHECK (state <> 'withdrawn' OR withdrawn_why IS NOT NULL)
);

CREATE INDEX watch_outcomes_item ON office.watch_outcomes (watch_item_id);

-- The letter that a code opens: ordinary, sent, its code still good. Nothing for every other code, whatever is wrong.
CREATE FUNCTION office.letter_of_reply_code (code bytea) RETURNS TABLE (
  office_name text,
  number_prefix text,
  register_no integer,
  numbered_on date,
  recipient_name text,
  subject_line text,
  body text,
  reply_due_on date,
  is_amendment boolean,
  recommendations jsonb
) LANGUAGE sql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
  SELECT o.name_th, l.head ->> 'numberPrefix', l.register_no, l.numbered_on, l.recipient_name, l.subject_line, l.body,
    l.reply_due_on, EXISTS (SELECT FROM office.letter_replies r WHERE r.letter_id = l.letter_id),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'advice', r.advice, 'dueOn', r.due_on) ORDER BY r.number), '[]')
      FROM office.letter_matters m JOIN office.recommendations r ON m.about_id = r.recommendation_id::text
      WHERE m.letter_id = l.letter_id AND m.about_kind = 'recommendation')
  FROM office.letter_reply_codes c JOIN office.letters l USING (letter_id) JOIN office.letter_offices o USING (office_no)
  WHERE c.code_hash = code AND c.state = 'open' AND c.expires_at > clock_timestamp() AND l.secrecy = 'ordinary'
    AND l.state IN ('dispatched', 'received', 'answered')
$$;

-- Takes a reply by its code, once: the letter is answered, the watch item has it as a source, its document is kept.
-- Nothing where the code is no good; the receipt of before where the very same sending comes again.
CREATE FUNCTION office.take_letter_reply (code bytea, sending uuid, said jsonb, document jsonb) RETURNS TABLE (receipt_no text, received_at timestamptz) LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office,
  auth AS $$
#variable_conflict use_column
DECLARE
  c office.letter_reply_codes;
  l office.letters;
  reply office.letter_replies;
  item office.watch_items;
  today date := (clock_timestamp() AT TIME ZONE 'Asia/Bangkok')::date;
  year integer := extract(year FROM today)::int + 543 + (extract(month FROM today) >= 10)::int;
  given integer;
  area integer;
BEGIN
  SELECT x.* INTO c FROM office.letter_reply_codes x WHERE x.code_hash = code;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT x.* INTO l FROM office.letters x WHERE x.letter_id = c.letter_id FOR UPDATE;
  SELECT x.* INTO c FROM office.letter_reply_codes x WHERE x.reply_code_id = c.reply_code_id FOR UPDATE;
  IF c.state = 'used' THEN
    RETURN QUERY SELECT r.receipt_no, r.received_at FROM office.letter_replies r
      WHERE r.reply_code_id = c.reply_code_id AND r.sending_id = sending;
    RETURN;
  END IF;
  IF c.state <> 'open' OR c.expires_at <= clock_timestamp() OR l.secrecy <> 'ordinary'
    OR l.state NOT IN ('dispatched', 'received', 'answered') THEN RETURN; END IF;
  area := nullif(l.office_no, 0);
  INSERT INTO office.running_numbers AS n VALUES ('letter_reply', l.office_no, year, 1)
  ON CONFLICT ON CONSTRAINT running_numbers_pkey DO UPDATE SET last_no = n.last_no + 1 RETURNING n.last_no INTO given;
  INSERT INTO office.letter_replies (letter_id, reply_code_id, sending_id, receipt_no, by_kind, full_name, position_title,
    explanation, changed, changed_on, is_demonstration)
  VALUES (l.letter_id, c.reply_code_id, sending, format('%s.%s/%s/%s', (SELECT p.prefix FROM office.number_prefixes p
      WHERE p.series = 'letter_reply' AND p.from_on <= today ORDER BY p.from_on DESC LIMIT 1), coalesce(area::text, 'สก'), year,
    lpad(given::text, greatest(4, length(given::text)), '0')), said ->> 'byKind', said ->> 'fullName', said ->> 'positionTitle',
    said ->> 'explanation', said ->> 'changed', (said ->> 'changedOn')::date, l.is_demonstration)
  RETURNING * INTO reply;
  IF document IS NOT NULL THEN
    INSERT INTO office.letter_files (letter_id, purpose, sha256, byte_count, media_type, file_name, reply_id)
    VALUES (l.letter_id, 'answer', document ->> 'sha256', (document ->> 'byteCount')::int, document ->> 'mediaType',
      document ->> 'fileName', reply.reply_id);
  END IF;
  UPDATE office.letter_reply_codes x SET state = 'used', version = x.version + 1 WHERE x.reply_code_id = c.reply_code_id;
  UPDATE office.letters x SET state = 'answered', version = x.version + 1, answered_on = coalesce(x.answered_on, today),
    received_on = coalesce(x.received_on, today) WHERE x.letter_id = l.letter_id;
  PERFORM auth.write_event(CASE l.state WHEN 'answered' THEN 'letter.reply_amended' ELSE 'letter.answered' END, 'letter',
    l.letter_id::text, area, NULL, NULL, NULL, jsonb_build_object('from', l.state, 'to', 'answered', 'by', 'reply_code'));
  FOR item IN SELECT DISTINCT i.* FROM office.watch_items i WHERE i.state <> 'ended' AND i.watch_item_id::text IN (
    SELECT m.about_id FROM office.letter_matters m WHERE m.letter_id = l.letter_id AND m.about_kind = 'watch_item'
    UNION SELECT w.watch_item_id::text FROM office.letter_matters m JOIN office.watch_recommendations w ON m.about_id = w.recommendation_id::text
    WHERE m.letter_id = l.letter_id AND m.about_kind = 'recommendation')
  LOOP
    INSERT INTO office.watch_sources (watch_item_id, kind, dated_on, secrecy, origin, note)
    VALUES (item.watch_item_id, 'agency_reply', today, 'ordinary', format('%s · %s/%s', reply.receipt_no, l.register_no, l.register_year_be),
      reply.explanation);
    PERFORM auth.write_event('watch_item.source_added', 'watch_item', item.watch_item_id::text, item.area_no::int, item.province_iso,
      item.district_code, NULL, jsonb_build_object('source_kind', 'agency_reply', 'reply_id', reply.reply_id));
  END LOOP;
  RETURN QUERY SELECT reply.receipt_no, reply.received_at;
END $$;

-- A reminder is told of as the letter was, also where the addressee has confirmed that it came.
CREATE OR REPLACE FUNCTION office.queue_letter_notice (wanted uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET
  search_path = pg_catalog,
  office AS $$
DECLARE
  l office.letters;
  person uuid;
  queued integer := 0;
BEGIN
  SELECT * INTO l FROM office.letters WHERE letter_id = wanted AND secrecy = 'ordinary' AND state IN ('numbered', 'dispatched', 'received');
  IF l.letter_id IS NULL OR l.office_no <> ALL (office.my_letter_offices()) THEN RETURN 0; END IF;
  FOR person IN SELECT DISTINCT p.person_id FROM office.posts p JOIN office.people x USING (person_id)
    WHERE office.receives(p, l.recipient_kind, l.recipient_id) AND x.disabled_at IS NULL
      AND p.from_at <= clock_timestamp() AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
  LOOP
    PERFORM office.queue_message(person, 'notice', 1);
    queued := queued + 1;
  END LOOP;
  RETURN queued;
END $$;

ALTER TABLE office.letter_reply_codes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.letter_reply_codes FORCE ROW LEVEL SECURITY;

ALTER TABLE office.letter_replies ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.letter_replies FORCE ROW LEVEL SECURITY;

ALTER TABLE office.letter_reminders ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.letter_reminders FORCE ROW LEVEL SECURITY;

ALTER TABLE office.watch_outcomes ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.watch_outcomes FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.letter_reply_codes TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.letter_replies TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.letter_reminders TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.watch_outcomes TO truatkhap_owner USING (true)
WITH
  CHECK (true);

-- Codes and reminders are the office's that keeps the letter, and never a ลับ one's.
CREATE POLICY keep_office ON office.letter_reply_codes FOR ALL TO truatkhap_app USING (
  EXISTS (
    SELECT
    FROM office.letters l
    WHERE
      l.letter_id = letter_reply_codes.letter_id
      AND l.secrecy = 'ordinary'
      AND l.office_no = ANY (
        (
          SELECT office.my_letter_offices ()
        )::smallint[]
      )
  )
)
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.letters l
      WHERE
        l.letter_id = letter_reply_codes.letter_id
        AND l.secrecy = 'ordinary'
        AND l.office_no = ANY (
          (
            SELECT office.my_letter_offices ()
          )::smallint[]
        )
    )
  );

CREATE POLICY keep_office ON office.letter_reminders FOR ALL TO truatkhap_app USING (
  EXISTS (
    SELECT
    FROM office.letters l
    WHERE
      l.letter_id = letter_reminders.letter_id
      AND l.office_no = ANY (
        (
          SELECT office.my_letter_offices ()
        )::smallint[]
      )
  )
)
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.letters l
      WHERE
        l.letter_id = letter_reminders.letter_id
        AND l.secrecy = 'ordinary'
        AND l.office_no = ANY (
          (
            SELECT office.my_letter_offices ()
          )::smallint[]
        )
    )
  );

-- A reply is read by whoever sees its letter: the office, the centre, the addressee.
CREATE POLICY read_with_letter ON office.letter_replies FOR
SELECT
  TO truatkhap_app USING (
    EXISTS (
      SELECT
      FROM office.letters l
      WHERE l.letter_id = letter_replies.letter_id
    )
  );

CREATE POLICY read_it ON office.letter_replies FOR
UPDATE TO truatkhap_app USING (
  EXISTS (
    SELECT
    FROM office.letters l
    WHERE
      l.letter_id = letter_replies.letter_id
      AND l.office_no = ANY (
        (
          SELECT office.my_letter_offices ()
        )::smallint[]
      )
  )
)
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.letters l
      WHERE
        l.letter_id = letter_replies.letter_id
        AND l.office_no = ANY (
          (
            SELECT office.my_letter_offices ()
          )::smallint[]
        )
    )
  );

CREATE POLICY desk ON office.watch_outcomes FOR ALL TO truatkhap_app USING (
  EXISTS (
    SELECT
    FROM office.watch_items i
    WHERE i.watch_item_id = watch_outcomes.watch_item_id
  )
)
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.watch_items i
      WHERE i.watch_item_id = watch_outcomes.watch_item_id
    )
  );

REVOKE ALL ON FUNCTION office.letter_of_reply_code (bytea),
office.take_letter_reply (bytea, uuid, jsonb, jsonb)
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.letter_of_reply_code (bytea),
office.take_letter_reply (bytea, uuid, jsonb, jsonb) TO truatkhap_app;

-- Of a code there is only its digest, which opens nothing.
GRANT
SELECT ON office.letter_reply_codes TO truatkhap_app;

GRANT INSERT (letter_id, code_hash, made_by, expires_at) ON office.letter_reply_codes TO truatkhap_app;

GRANT
UPDATE (state, version) ON office.letter_reply_codes TO truatkhap_app;

GRANT
SELECT
  ON office.letter_replies,
  office.letter_reminders,
  office.watch_outcomes TO truatkhap_app;

GRANT
UPDATE (state, version, read_by, read_at) ON office.letter_replies TO truatkhap_app;

GRANT INSERT ON office.letter_reminders TO truatkhap_app;

GRANT INSERT (watch_item_id, letter_id, outcome, amount_thb, happened_on, evidence, link, recorded_by) ON office.watch_outcomes TO truatkhap_app;

GRANT
UPDATE (
  state, version, verified_how, verified_by, verified_at, verified_words, document_kind, document_on,
  document_origin, withdrawn_why
) ON office.watch_outcomes TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.watch_outcomes FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
