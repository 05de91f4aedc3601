-- An enrolled province at work: asked by letter, answered by its governor, then a year of steps with the people
-- and agencies that join, a mid-year review, lessons, and what becomes of it. What a province answered is known to
-- the desk and to the province; everybody else learns of those that said yes, by the row of office.enrolments.
ALTER TABLE office.enrolments
DROP CONSTRAINT enrolments_kind_check;

ALTER TABLE office.enrolments
ADD CONSTRAINT enrolments_kind_check CHECK (kind IN ('pilot', 'model', 'expansion'));

ALTER TABLE office.fiscal_years
ADD COLUMN model_quota_per_area smallint CHECK (model_quota_per_area >= 0);

-- Which matters a letter can belong to is one list, office/letters/kinds.ts, and grows with every desk.
ALTER TABLE office.letter_matters
DROP CONSTRAINT letter_matters_about_kind_check;

ALTER TABLE office.letter_matters
ADD CONSTRAINT letter_matters_about_kind_check CHECK (about_kind ~ '^[a-z]{2,20}(_[a-z]{2,20}){0,2}$');

-- One row per time that a province is asked to take part in a year.
CREATE TABLE office.province_invitations (
  invitation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  kind text NOT NULL CHECK (kind IN ('pilot', 'model', 'expansion')),
  wording_th text NOT NULL CHECK (length(wording_th) BETWEEN 2 AND 120),
  letter_id uuid REFERENCES office.letters,
  answer_by_on date NOT NULL,
  -- What was answered is no state: states stand in the timeline, and a refusal must not.
  state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'answered', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  invited_by uuid NOT NULL REFERENCES office.people,
  invited_at timestamptz NOT NULL DEFAULT now(),
  answer text CHECK (answer IN ('accepted', 'refused')),
  answer_reason text CHECK (length(answer_reason) <= 2000),
  -- Number of the province's letter, where the desk recorded its answer.
  answer_letter_no text CHECK (length(answer_letter_no) <= 80),
  answered_on date,
  answered_by uuid REFERENCES office.people,
  withdrawn_reason text CHECK (length(withdrawn_reason) <= 1000),
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((state = 'answered') = (answer IS NOT NULL AND answered_on IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
);

CREATE UNIQUE INDEX province_invitations_open ON office.province_invitations (fiscal_year_be, province_iso)
WHERE state = 'invited';

CREATE INDEX province_invitations_province ON office.province_invitations (province_iso, fiscal_year_be);

-- One row per enrolment that is at work. The guideline it began with is kept by its version; its steps stand below.
CREATE TABLE office.workspaces (
  workspace_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  enrolment_id uuid NOT NULL UNIQUE REFERENCES office.enrolments,
  fiscal_year_be smallint NOT NULL REFERENCES office.fiscal_years,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  guideline_version text NOT NULL CHECK (length(guideline_version) BETWEEN 3 AND 40),
  opened_on date NOT NULL,
  opened_by uuid NOT NULL REFERENCES office.people,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'closed', 'decided')),
  version integer NOT NULL DEFAULT 1,
  mid_year_on date,
  mid_year_review text CHECK (length(mid_year_review) <= 4000),
  mid_year_by uuid REFERENCES office.people,
  closed_on date,
  went_well text CHECK (length(went_well) <= 4000),
  hindered text CHECK (length(hindered) <= 4000),
  lessons text CHECK (length(lessons) <= 4000),
  closed_by uuid REFERENCES office.people,
  next_status text CHECK (next_status IN ('continue', 'expand', 'graduate', 'stop')),
  next_reason text CHECK (length(next_reason) <= 4000),
  decided_on date,
  decided_by uuid REFERENCES office.people,
  is_demonstration boolean NOT NULL DEFAULT false,
  CHECK ((mid_year_on IS NULL) = (mid_year_review IS NULL)),
  CHECK ((state = 'running') = (closed_on IS NULL)),
  CHECK ((closed_on IS NULL) = (lessons IS NULL)),
  CHECK (
    (state = 'decided') = (next_status IS NOT NULL AND next_reason IS NOT NULL AND decided_on IS NOT NULL)
  )
);

CREATE INDEX workspaces_province ON office.workspaces (province_iso, fiscal_year_be);

CREATE INDEX workspaces_year ON office.workspaces (fiscal_year_be, area_no);

-- One row per step of a workspace, in the words and with the day it began with. Done, late and open are asked of
-- done_on, due_on and the clock.
CREATE TABLE office.workspace_steps (
  step_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES office.workspaces,
  fiscal_year_be smallint NOT NULL,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  step_no smallint NOT NULL CHECK (step_no BETWEEN 1 AND 99),
  activity_no smallint CHECK (activity_no IN (1, 2)),
  whose text NOT NULL CHECK (whose IN ('province', 'desk')),
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 3 AND 300),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 3 AND 300),
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  version integer NOT NULL DEFAULT 1,
  done_on date,
  done_note text CHECK (length(done_note) <= 1000),
  done_by uuid REFERENCES office.people,
  UNIQUE (workspace_id, step_no),
  CHECK ((state = 'done') = (done_on IS NOT NULL AND done_by IS NOT NULL))
);

CREATE INDEX workspace_steps_counted ON office.workspace_steps (fiscal_year_be, area_no, province_iso, due_on);

CREATE INDEX workspace_steps_open ON office.workspace_steps (province_iso, due_on)
WHERE state = 'open';

-- One row per post in a workspace's working group. Posts, never names: a name stands with its own person.
CREATE TABLE office.workspace_members (
  member_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES office.workspaces,
  province_iso text NOT NULL REFERENCES office.provinces,
  duty text NOT NULL CHECK (duty IN ('coordinator', 'chair', 'member', 'secretary')),
  post_th text NOT NULL CHECK (length(post_th) BETWEEN 2 AND 200),
  person_id uuid REFERENCES office.people,
  participant_id uuid REFERENCES office.participants,
  from_on date NOT NULL,
  until_on date,
  state text NOT NULL DEFAULT 'serving' CHECK (state IN ('serving', 'left')),
  version integer NOT NULL DEFAULT 1,
  added_by uuid NOT NULL REFERENCES office.people,
  CHECK ((state = 'left') = (until_on IS NOT NULL)),
  CHECK (until_on >= from_on),
  CHECK (person_id IS NULL OR participant_id IS NULL)
);

CREATE UNIQUE INDEX workspace_members_one_coordinator ON office.workspace_members (workspace_id)
WHERE duty = 'coordinator' AND state = 'serving';

CREATE INDEX workspace_members_of ON office.workspace_members (workspace_id, state);

-- One row per agency asked to join a workspace.
CREATE TABLE office.workspace_agencies (
  joining_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES office.workspaces,
  province_iso text NOT NULL REFERENCES office.provinces,
  agency_id text NOT NULL REFERENCES office.agencies,
  state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'joined', 'left')),
  version integer NOT NULL DEFAULT 1,
  invited_on date NOT NULL,
  joined_on date,
  left_on date,
  left_reason text CHECK (length(left_reason) <= 1000),
  invited_by uuid NOT NULL REFERENCES office.people,
  UNIQUE (workspace_id, agency_id),
  CHECK (joined_on >= invited_on),
  CHECK (state <> 'joined' OR joined_on IS NOT NULL),
  CHECK ((state = 'left') = (left_on IS NOT NULL AND left_reason IS NOT NULL))
);

CREATE FUNCTION office.keeps_workspaces () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'governor', 'province_officer')
$$;

REVOKE ALL ON FUNCTION office.keeps_workspaces ()
FROM PUBLIC;

GRANT
EXECUTE ON FUNCTION office.keeps_workspaces () TO truatkhap_app;

ALTER TABLE office.province_invitations ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.province_invitations FORCE ROW LEVEL SECURITY;

ALTER TABLE office.workspaces ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.workspaces FORCE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_steps ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_members ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_members FORCE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_agencies ENABLE ROW LEVEL SECURITY;

ALTER TABLE office.workspace_agencies FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON office.province_invitations TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.workspaces TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.workspace_steps TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.workspace_members TO truatkhap_owner USING (true)
WITH
  CHECK (true);

CREATE POLICY owner_all ON office.workspace_agencies TO truatkhap_owner USING (true)
WITH
  CHECK (true);

-- The desk of its Area; the province once the letter to it was sent, or its answer stands.
CREATE POLICY read_desk ON office.province_invitations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.works_desk ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY read_province ON office.province_invitations FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.my_role ()
    ) IN ('governor', 'province_officer')
    AND province_iso = (
      SELECT office.my_scope_id ()
    )
    AND (
      state = 'answered'
      OR EXISTS (
        SELECT
        FROM office.letters l
        WHERE l.letter_id = province_invitations.letter_id
      )
    )
  );

CREATE POLICY invite_desk ON office.province_invitations FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.works_desk ()
    )
    AND office.sees (area_no, province_iso, NULL, NULL)
  );

CREATE POLICY write_desk ON office.province_invitations FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.works_desk ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.works_desk ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY answer_governor ON office.province_invitations FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.my_role ()
  ) = 'governor'
  AND province_iso = (
    SELECT office.my_scope_id ()
  )
  AND EXISTS (
    SELECT
    FROM office.letters l
    WHERE l.letter_id = province_invitations.letter_id
  )
)
WITH
  CHECK (
    (
      SELECT office.my_role ()
    ) = 'governor'
    AND province_iso = (
      SELECT office.my_scope_id ()
    )
  );

-- A yes makes the row that everybody may read, and nothing else does but the years' own files.
CREATE POLICY enrol_accepted ON office.enrolments FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      (
        SELECT office.works_desk ()
      )
      OR (
        SELECT office.my_role ()
      ) = 'governor'
    )
    AND EXISTS (
      SELECT
      FROM office.province_invitations i
      WHERE
        i.fiscal_year_be = enrolments.fiscal_year_be
        AND i.province_iso = enrolments.province_iso
        AND i.area_no = enrolments.area_no
        AND i.kind = enrolments.kind
        AND i.answer = 'accepted'
    )
  );

CREATE POLICY read_scope ON office.workspaces FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_workspaces ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY open_scope ON office.workspaces FOR INSERT TO truatkhap_app
WITH
  CHECK (
    (
      SELECT office.keeps_workspaces ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
    AND EXISTS (
      SELECT
      FROM office.enrolments e
      WHERE e.enrolment_id = workspaces.enrolment_id AND e.province_iso = workspaces.province_iso
    )
  );

CREATE POLICY write_scope ON office.workspaces FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.keeps_workspaces ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.keeps_workspaces ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY read_scope ON office.workspace_steps FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_workspaces ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY enter_scope ON office.workspace_steps FOR INSERT TO truatkhap_app
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.workspaces w
      WHERE w.workspace_id = workspace_steps.workspace_id AND w.province_iso = workspace_steps.province_iso
    )
  );

CREATE POLICY write_scope ON office.workspace_steps FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.keeps_workspaces ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.keeps_workspaces ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY read_scope ON office.workspace_members FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_workspaces ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY enter_scope ON office.workspace_members FOR INSERT TO truatkhap_app
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.workspaces w
      WHERE
        w.workspace_id = workspace_members.workspace_id
        AND w.province_iso = workspace_members.province_iso
    )
  );

CREATE POLICY write_scope ON office.workspace_members FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.keeps_workspaces ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.keeps_workspaces ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

CREATE POLICY read_scope ON office.workspace_agencies FOR
SELECT
  TO truatkhap_app USING (
    (
      SELECT office.keeps_workspaces ()
    )
    AND (
      (
        SELECT office.my_scope_kind ()
      ) = 'nation'
      OR province_iso = ANY (
        (
          SELECT office.my_provinces ()
        )::text[]
      )
    )
  );

CREATE POLICY enter_scope ON office.workspace_agencies FOR INSERT TO truatkhap_app
WITH
  CHECK (
    EXISTS (
      SELECT
      FROM office.workspaces w
      WHERE
        w.workspace_id = workspace_agencies.workspace_id
        AND w.province_iso = workspace_agencies.province_iso
    )
  );

CREATE POLICY write_scope ON office.workspace_agencies FOR
UPDATE TO truatkhap_app USING (
  (
    SELECT office.keeps_workspaces ()
  )
  AND office.sees (NULL, province_iso, NULL, NULL)
)
WITH
  CHECK (
    (
      SELECT office.keeps_workspaces ()
    )
    AND office.sees (NULL, province_iso, NULL, NULL)
  );

GRANT
SELECT
,
  INSERT ON office.province_invitations,
  office.workspaces, office.workspace_steps, office.workspace_members,
  office.workspace_agencies TO truatkhap_app;

GRANT
UPDATE (
  state, version, letter_id, answer, answer_reason, answer_letter_no, answered_on, answered_by,
  withdrawn_reason
) ON office.province_invitations TO truatkhap_app;

GRANT
UPDATE (
  state, version, mid_year_on, mid_year_review, mid_year_by, closed_on, went_well, hindered, lessons,
  closed_by, next_status, next_reason, decided_on, decided_by
) ON office.workspaces TO truatkhap_app;

GRANT
UPDATE (state, version, done_on, done_note, done_by) ON office.workspace_steps TO truatkhap_app;

GRANT
UPDATE (state, version, until_on) ON office.workspace_members TO truatkhap_app;

GRANT
UPDATE (state, version, joined_on, left_on, left_reason) ON office.workspace_agencies TO truatkhap_app;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.province_invitations FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.workspaces FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.enrolments FOR EACH ROW
EXECUTE FUNCTION office.mark_demonstration ();
