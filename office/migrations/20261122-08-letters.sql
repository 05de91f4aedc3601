-- One row per letter, register number and kept file: what an office writes and receives. A ลับ (secret)
-- letter has no online copy: only the facts of the register are here.

-- One row per office that keeps registers: 0 is the centre, 1 to 9 the Areas. number_prefix is the code
-- before the stroke ('ปป ๐๐๐๐'); null where nobody has entered it, and then it is left blank on paper.
CREATE TABLE office.letter_offices (
  letter_office_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_no smallint NOT NULL UNIQUE CHECK (office_no BETWEEN 0 AND 9),
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 2 AND 200),
  address_th text CHECK (length(address_th) <= 400),
  owner_th text CHECK (length(owner_th) <= 200),
  phone_th text CHECK (length(phone_th) <= 100),
  number_prefix text CHECK (length(number_prefix) BETWEEN 1 AND 40),
  state text NOT NULL DEFAULT 'kept' CHECK (state = 'kept'),
  version integer NOT NULL DEFAULT 1
);
INSERT INTO office.letter_offices (office_no, name_th)
SELECT n, CASE n WHEN 0 THEN 'สำนักงาน ป.ป.ท.' ELSE 'สำนักงาน ปปท. เขต ' || n END FROM generate_series(0, 9) AS n;

-- One row per outgoing letter. Its words are frozen once it is signed; its number comes from the register.
CREATE TABLE office.letters (
  letter_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_no smallint NOT NULL REFERENCES office.letter_offices (office_no),
  kind text NOT NULL CHECK (kind IN ('external', 'memo')),
  secrecy text NOT NULL CHECK (secrecy IN ('ordinary', 'secret')),
  state text NOT NULL DEFAULT 'drafted' CHECK (
    state IN (
      'drafted', 'reviewed', 'signed', 'numbered', 'dispatched', 'received', 'answered', 'withdrawn'
    )
  ),
  version integer NOT NULL DEFAULT 1,
  recipient_kind text NOT NULL CHECK (
    recipient_kind IN (
      'agency', 'province', 'district', 'nacc_province', 'nacc_region', 'nacc_centre', 'suppression', 'other'
    )
  ),
  recipient_id text,
  recipient_name text NOT NULL CHECK (length(recipient_name) BETWEEN 2 AND 200),
  subject_line text CHECK (length(subject_line) BETWEEN 3 AND 300),
  reference_lines text[] NOT NULL DEFAULT '{}' CHECK (cardinality(reference_lines) <= 10),
  enclosure_lines text[] NOT NULL DEFAULT '{}' CHECK (cardinality(enclosure_lines) <= 20),
  body text CHECK (length(body) BETWEEN 10 AND 20000),
  reply_due_on date,
  drafted_by uuid NOT NULL REFERENCES office.people,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  reviewed_by uuid REFERENCES office.people,
  signed_by uuid REFERENCES office.people,
  signer_name text,
  signer_title text,
  signed_on date,
  -- The office's head as it was printed when signed: a later change of address changes no letter.
  head jsonb,
  register_no integer,
  register_year_be smallint,
  numbered_on date,
  dispatched_on date,
  dispatch_means text CHECK (dispatch_means IN ('post', 'hand', 'messenger', 'online')),
  received_on date,
  answered_on date,
  withdrawn_on date,
  withdrawn_why text CHECK (withdrawn_why IN ('not_needed', 'replaced', 'mistake', 'other')),
  withdrawn_note text CHECK (length(withdrawn_note) BETWEEN 3 AND 1000),
  is_demonstration boolean NOT NULL DEFAULT false,
  UNIQUE (office_no, register_year_be, register_no),
  CHECK ((recipient_kind IN ('nacc_centre', 'other')) = (recipient_id IS NULL)),
  CONSTRAINT secret_has_no_copy CHECK (
    secrecy = 'ordinary' OR (
      subject_line IS NULL AND body IS NULL AND withdrawn_note IS NULL AND cardinality(reference_lines) = 0
      AND cardinality(enclosure_lines) = 0 AND dispatch_means IS DISTINCT FROM 'online'
    )
  ),
  CHECK (secrecy = 'secret' OR (subject_line IS NOT NULL AND body IS NOT NULL)),
  CHECK ((register_no IS NULL) = (register_year_be IS NULL) AND (register_no IS NULL) = (numbered_on IS NULL)),
  CHECK (state NOT IN ('numbered', 'dispatched', 'received', 'answered') OR register_no IS NOT NULL),
  CHECK (state NOT IN ('dispatched', 'received', 'answered') OR dispatched_on IS NOT NULL),
  CHECK (state <> 'withdrawn' OR (withdrawn_on IS NOT NULL AND withdrawn_why IS NOT NULL AND dispatched_on IS NULL))
);
CREATE INDEX letters_office ON office.letters (office_no, state, register_year_be, register_no);
CREATE INDEX letters_recipient ON office.letters (recipient_kind, recipient_id, state);

-- One row per letter that came in. It stays in the office; what it says is on its scan, never for ลับ.
CREATE TABLE office.incoming_letters (
  incoming_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_no smallint NOT NULL REFERENCES office.letter_offices (office_no),
  secrecy text NOT NULL CHECK (secrecy IN ('ordinary', 'secret')),
  state text NOT NULL DEFAULT 'registered' CHECK (state IN ('registered', 'handled')),
  version integer NOT NULL DEFAULT 1,
  received_on date NOT NULL,
  their_number text CHECK (length(their_number) BETWEEN 1 AND 100),
  their_date_on date,
  sender_name text NOT NULL CHECK (length(sender_name) BETWEEN 2 AND 200),
  sender_agency_id text REFERENCES office.agencies,
  subject_line text CHECK (length(subject_line) BETWEEN 3 AND 300),
  answers_letter_id uuid REFERENCES office.letters,
  reply_due_on date,
  register_no integer,
  register_year_be smallint,
  entered_on date,
  entered_by uuid NOT NULL REFERENCES office.people,
  handled_on date,
  handled_by uuid REFERENCES office.people,
  handled_note text CHECK (length(handled_note) BETWEEN 3 AND 1000),
  is_demonstration boolean NOT NULL DEFAULT false,
  UNIQUE (office_no, register_year_be, register_no),
  CHECK ((secrecy = 'ordinary') = (subject_line IS NOT NULL)),
  CHECK (secrecy = 'ordinary' OR handled_note IS NULL),
  CHECK (state = 'registered' OR handled_on IS NOT NULL)
);
CREATE INDEX incoming_office ON office.incoming_letters (office_no, state, register_year_be, register_no);

-- One row per matter that a letter belongs to. Apart, since the addressee reads the letter and not why it was
-- written: an agency must not learn here that there is a watch item.
CREATE TABLE office.letter_matters (
  letter_matter_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  letter_id uuid REFERENCES office.letters,
  incoming_id uuid REFERENCES office.incoming_letters,
  about_kind text NOT NULL CHECK (about_kind IN ('watch_item', 'recommendation', 'agency_enrolment')),
  about_id text NOT NULL CHECK (length(about_id) BETWEEN 1 AND 200),
  UNIQUE NULLS NOT DISTINCT (letter_id, incoming_id, about_kind, about_id),
  CHECK ((letter_id IS NULL) <> (incoming_id IS NULL))
);
CREATE INDEX letter_matters_about ON office.letter_matters (about_kind, about_id);

-- One row per register (ทะเบียนหนังสือส่ง 'out', ทะเบียนหนังสือรับ 'in') of an office and Buddhist calendar
-- year: the last number it gave. Ordinary and ลับ letters share the row of numbers.
CREATE TABLE office.letter_registers (
  office_no smallint NOT NULL REFERENCES office.letter_offices (office_no),
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  year_be smallint NOT NULL CHECK (year_be BETWEEN 2560 AND 2700),
  last_no integer NOT NULL CHECK (last_no >= 1),
  PRIMARY KEY (office_no, direction, year_be)
);

-- One row per number ever given, for ever; written by office.enter_in_register alone.
CREATE TABLE office.register_entries (
  office_no smallint NOT NULL,
  direction text NOT NULL,
  year_be smallint NOT NULL,
  register_no integer NOT NULL CHECK (register_no >= 1),
  letter_id uuid UNIQUE REFERENCES office.letters,
  incoming_id uuid UNIQUE REFERENCES office.incoming_letters,
  entered_on date NOT NULL,
  PRIMARY KEY (office_no, direction, year_be, register_no),
  FOREIGN KEY (office_no, direction, year_be) REFERENCES office.letter_registers,
  CHECK ((letter_id IS NULL) <> (incoming_id IS NULL)),
  CHECK ((direction = 'out') = (letter_id IS NOT NULL))
);

-- One row per answer of an addressee: typed here, or on paper and entered by the desk.
CREATE TABLE office.letter_answers (
  letter_id uuid PRIMARY KEY REFERENCES office.letters,
  answer text CHECK (length(answer) BETWEEN 3 AND 4000),
  their_number text CHECK (length(their_number) BETWEEN 1 AND 100),
  their_date_on date,
  incoming_id uuid REFERENCES office.incoming_letters,
  answered_by uuid NOT NULL REFERENCES office.people,
  answered_at timestamptz NOT NULL DEFAULT now(),
  CHECK (answer IS NOT NULL OR incoming_id IS NOT NULL)
);

-- One row per file that belongs to a letter. The bytes lie in the data folder under their sha-256.
CREATE TABLE office.letter_files (
  letter_file_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  letter_id uuid REFERENCES office.letters,
  incoming_id uuid REFERENCES office.incoming_letters,
  purpose text NOT NULL CHECK (purpose IN ('signed_pdf', 'numbered_pdf', 'scan', 'enclosure', 'answer')),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200 AND file_name !~ '[/\\[:cntrl:]]'),
  added_by uuid NOT NULL REFERENCES office.people,
  added_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((letter_id IS NULL) <> (incoming_id IS NULL)),
  CHECK (incoming_id IS NULL OR purpose = 'scan')
);
CREATE UNIQUE INDEX letter_files_once ON office.letter_files (letter_id, purpose)
WHERE purpose IN ('signed_pdf', 'numbered_pdf');
CREATE INDEX letter_files_letter ON office.letter_files (letter_id);
CREATE INDEX letter_files_incoming ON office.letter_files (incoming_id);

-- The offices whose registers and letters the viewer keeps: an Area's desk its own, the centre's its own.
CREATE FUNCTION office.my_letter_offices () RETURNS smallint[] LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN me.role IN ('area_officer', 'area_director') AND me.scope_kind = 'area' THEN ARRAY[me.scope_id::smallint]
    WHEN me.role = 'centre_officer' AND me.scope_kind = 'nation' THEN ARRAY[0::smallint]
    ELSE '{}'::smallint[] END
  FROM office.my_post() AS me
$$;

-- The centre also reads what the Areas write, except what is ลับ.
CREATE FUNCTION office.letter_offices_in_sight () RETURNS smallint[] LANGUAGE sql STABLE AS $$
  SELECT CASE office.my_role() WHEN 'centre_officer' THEN ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]::smallint[]
    ELSE office.my_letter_offices() END
$$;

-- Whether a post speaks for the body that a letter is addressed to.
CREATE FUNCTION office.receives (p office.posts, recipient_kind text, recipient_id text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(CASE recipient_kind
    WHEN 'agency' THEN (p).role IN ('agency_head', 'agency_officer') AND (p).scope_kind = 'agency' AND (p).scope_id = recipient_id
    WHEN 'province' THEN (p).role IN ('governor', 'province_officer') AND (p).scope_kind = 'province' AND (p).scope_id = recipient_id
    WHEN 'district' THEN (p).role IN ('district_office', 'district_centre') AND (p).scope_kind = 'district' AND (p).scope_id = recipient_id
    WHEN 'nacc_province' THEN (p).role = 'nacc_province' AND (p).scope_id = recipient_id
    WHEN 'nacc_region' THEN (p).role = 'nacc_region' AND (p).scope_id = recipient_id
    WHEN 'nacc_centre' THEN (p).role = 'nacc_centre'
    WHEN 'suppression' THEN (p).role = 'referral_officer' AND (p).scope_id = recipient_id
  END, false)
$$;

-- Gives the next number of the office's register, in order and without a gap: the register's row is held
-- until the transaction ends, and a transaction that fails gives its number back unused.
CREATE FUNCTION office.enter_in_register (direction text, wanted uuid) RETURNS TABLE (register_no integer, year_be smallint, entered_on date)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
#variable_conflict use_column
DECLARE
  today date := (clock_timestamp() AT TIME ZONE 'Asia/Bangkok')::date;
  this_year smallint := extract(year FROM today) + 543;
  desk smallint;
  given integer;
BEGIN
  IF direction = 'out' THEN
    SELECT l.office_no INTO desk FROM office.letters l WHERE l.letter_id = wanted AND l.state = 'signed' AND l.register_no IS NULL;
  ELSE
    SELECT i.office_no INTO desk FROM office.incoming_letters i WHERE i.incoming_id = wanted AND i.register_no IS NULL;
  END IF;
  IF desk IS NULL OR desk <> ALL (office.my_letter_offices()) THEN
    RAISE EXCEPTION 'office.enter_in_register: nothing to enter' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.letter_registers AS r VALUES (desk, direction, this_year, 1)
  ON CONFLICT (office_no, direction, year_be) DO UPDATE SET last_no = r.last_no + 1
  RETURNING r.last_no INTO given;
  INSERT INTO office.register_entries VALUES (desk, direction, this_year, given,
    CASE direction WHEN 'out' THEN wanted END, CASE direction WHEN 'in' THEN wanted END, today);
  IF direction = 'out' THEN
    UPDATE office.letters SET register_no = given, register_year_be = this_year, numbered_on = today WHERE letter_id = wanted;
  ELSE
    UPDATE office.incoming_letters SET register_no = given, register_year_be = this_year, entered_on = today WHERE incoming_id = wanted;
  END IF;
  RETURN QUERY SELECT given, this_year, today;
END $$;

-- What was signed stays as it was signed, whoever writes.
CREATE FUNCTION office.letters_stay_as_signed () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.letter_id, NEW.office_no, NEW.kind, NEW.secrecy, NEW.drafted_at)
    IS DISTINCT FROM (OLD.letter_id, OLD.office_no, OLD.kind, OLD.secrecy, OLD.drafted_at)
    OR OLD.state NOT IN ('drafted', 'reviewed') AND (NEW.recipient_kind, NEW.recipient_id, NEW.recipient_name, NEW.subject_line,
      NEW.reference_lines, NEW.enclosure_lines, NEW.body, NEW.drafted_by, NEW.reviewed_by, NEW.signed_by, NEW.signer_name,
      NEW.signer_title, NEW.signed_on, NEW.head)
    IS DISTINCT FROM (OLD.recipient_kind, OLD.recipient_id, OLD.recipient_name, OLD.subject_line,
      OLD.reference_lines, OLD.enclosure_lines, OLD.body, OLD.drafted_by, OLD.reviewed_by, OLD.signed_by, OLD.signer_name,
      OLD.signer_title, OLD.signed_on, OLD.head)
    OR OLD.register_no IS NOT NULL AND (NEW.register_no, NEW.register_year_be, NEW.numbered_on)
    IS DISTINCT FROM (OLD.register_no, OLD.register_year_be, OLD.numbered_on)
    OR OLD.dispatched_on IS NOT NULL AND NEW.dispatched_on IS DISTINCT FROM OLD.dispatched_on THEN
    RAISE EXCEPTION 'office.letters: a signed letter is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letters_stay_as_signed BEFORE UPDATE ON office.letters FOR EACH ROW EXECUTE FUNCTION office.letters_stay_as_signed ();
