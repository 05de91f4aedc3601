-- หลักสูตรและการทดสอบ: what officials learn, and what they knew before and after. A published version never
-- changes; a new one is made. Which choice is right stands where a learner's own transaction cannot read it:
-- tests are put on paper, and graded, by the functions below, which ask who is looking.

-- One row per course; what it teaches stands in its versions.
CREATE TABLE office.courses (
  course_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 2 AND 200),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 2 AND 200),
  state text NOT NULL DEFAULT 'kept' CHECK (state = 'kept'),
  version integer NOT NULL DEFAULT 1,
  made_by uuid REFERENCES office.people,
  made_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false
);

-- One row per version of a course: what a certificate, a lesson and a test name. Times are of the server.
CREATE TABLE office.course_versions (
  version_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid NOT NULL REFERENCES office.courses,
  version_no smallint NOT NULL CHECK (version_no >= 1),
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'published', 'retired', 'discarded')),
  version integer NOT NULL DEFAULT 1,
  about_th text NOT NULL CHECK (length(about_th) BETWEEN 2 AND 4000),
  about_en text NOT NULL CHECK (length(about_en) BETWEEN 2 AND 4000),
  -- A draft of ours that the office which answers for the curriculum has not yet made its own; every page says so.
  is_starter boolean NOT NULL DEFAULT false,
  hours numeric(4, 1) NOT NULL CHECK (hours BETWEEN 0.5 AND 200),
  question_count smallint NOT NULL CHECK (question_count BETWEEN 1 AND 100),
  pass_count smallint NOT NULL CHECK (pass_count BETWEEN 1 AND 100),
  minutes_allowed smallint NOT NULL CHECK (minutes_allowed BETWEEN 1 AND 240),
  most_attempts smallint NOT NULL CHECK (most_attempts BETWEEN 1 AND 20),
  made_by uuid REFERENCES office.people,
  made_at timestamptz NOT NULL DEFAULT now(),
  published_by uuid REFERENCES office.people,
  published_at timestamptz,
  retired_at timestamptz,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT course_versions_numbered UNIQUE (course_id, version_no),
  CONSTRAINT course_versions_passable CHECK (pass_count <= question_count),
  CONSTRAINT course_versions_dated CHECK ((state IN ('drafted', 'discarded')) = (published_at IS NULL) AND (state = 'retired') = (retired_at IS NOT NULL))
);
CREATE UNIQUE INDEX course_versions_one_in_force ON office.course_versions (course_id) WHERE state = 'published';
CREATE UNIQUE INDEX course_versions_one_draft ON office.course_versions (course_id) WHERE state = 'drafted';

-- One row per module of a version.
CREATE TABLE office.course_modules (
  module_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version_id uuid NOT NULL REFERENCES office.course_versions,
  module_no smallint NOT NULL CHECK (module_no BETWEEN 1 AND 60),
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 2 AND 200),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 2 AND 200),
  CONSTRAINT course_modules_in_order UNIQUE (version_id, module_no),
  CONSTRAINT course_modules_named UNIQUE (version_id, slug)
);

-- One row per lesson. The body is plain text with a few marks (programme/curriculum/body.ts), never markup.
CREATE TABLE office.lessons (
  lesson_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version_id uuid NOT NULL REFERENCES office.course_versions,
  module_id uuid NOT NULL REFERENCES office.course_modules,
  lesson_no smallint NOT NULL CHECK (lesson_no BETWEEN 1 AND 60),
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  title_th text NOT NULL CHECK (length(title_th) BETWEEN 2 AND 200),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 2 AND 200),
  objectives_th text[] NOT NULL,
  objectives_en text[] NOT NULL,
  body_th text NOT NULL CHECK (length(body_th) BETWEEN 10 AND 20000),
  body_en text NOT NULL CHECK (length(body_en) BETWEEN 10 AND 20000),
  minutes smallint NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  -- Slugs of lessons of this version to be read before; {th, en, href} of what goes with it; {id, section} of law/.
  prerequisites text[] NOT NULL DEFAULT '{}',
  materials jsonb NOT NULL DEFAULT '[]',
  law jsonb NOT NULL DEFAULT '[]',
  -- Whether everybody may read it without an account.
  is_public boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'written' CHECK (state = 'written'),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT lessons_in_order UNIQUE (module_id, lesson_no),
  CONSTRAINT lessons_named UNIQUE (version_id, slug)
);

-- One row per question of a version's bank. A withdrawn one stays: tests that drew it are graded again without it.
CREATE TABLE office.questions (
  question_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version_id uuid NOT NULL REFERENCES office.course_versions,
  module_id uuid NOT NULL REFERENCES office.course_modules,
  -- The order in which they were written.
  question_no bigint GENERATED ALWAYS AS IDENTITY,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  prompt_th text NOT NULL CHECK (length(prompt_th) BETWEEN 5 AND 1000),
  prompt_en text NOT NULL CHECK (length(prompt_en) BETWEEN 5 AND 1000),
  -- [{id, th, en}], two to six.
  choices jsonb NOT NULL,
  right_choice text NOT NULL CHECK (length(right_choice) BETWEEN 1 AND 10),
  why_th text NOT NULL CHECK (length(why_th) BETWEEN 2 AND 1000),
  why_en text NOT NULL CHECK (length(why_en) BETWEEN 2 AND 1000),
  state text NOT NULL DEFAULT 'in_use' CHECK (state IN ('in_use', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 5 AND 500),
  withdrawn_by uuid REFERENCES office.people,
  withdrawn_at timestamptz,
  CONSTRAINT questions_named UNIQUE (version_id, slug),
  CONSTRAINT questions_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL AND withdrawn_at IS NOT NULL))
);
CREATE INDEX questions_module ON office.questions (module_id);

-- One row per test that somebody began: a person with an account, or a participant of a workshop on the desk's
-- own device. Due and closed are instants of the server; the place is the learner's at the start.
CREATE TABLE office.attempts (
  attempt_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid REFERENCES office.people,
  participant_id uuid REFERENCES office.participants,
  version_id uuid NOT NULL REFERENCES office.course_versions,
  kind text NOT NULL CHECK (kind IN ('pre', 'post')),
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished')),
  version integer NOT NULL DEFAULT 1,
  -- What the draw was made from: the same seed and bank give the same paper.
  seed bigint NOT NULL,
  total smallint NOT NULL CHECK (total >= 1),
  pass_count smallint NOT NULL,
  score smallint CHECK (score >= 0),
  started_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL,
  -- due_at and a short grace for a slow line; the last instant at which an answer is kept.
  closes_at timestamptz NOT NULL,
  finished_at timestamptz,
  ended_by text CHECK (ended_by IN ('handed_in', 'time')),
  -- The finished pre-test of the same learner and version, for a post-test.
  pairs_with uuid REFERENCES office.attempts,
  activity_id uuid REFERENCES office.activities,
  conducted_by uuid REFERENCES office.people,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  province_iso text REFERENCES office.provinces,
  district_code text,
  agency_id text REFERENCES office.agencies,
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT attempts_of_one CHECK ((person_id IS NULL) <> (participant_id IS NULL)),
  CONSTRAINT attempts_ended CHECK ((state = 'finished') = (score IS NOT NULL AND finished_at IS NOT NULL AND ended_by IS NOT NULL)),
  CONSTRAINT attempts_times CHECK (started_at < due_at AND due_at <= closes_at),
  CONSTRAINT attempts_paired CHECK (kind = 'post' OR pairs_with IS NULL)
);
CREATE UNIQUE INDEX attempts_person_pre ON office.attempts (person_id, version_id) WHERE kind = 'pre';
CREATE UNIQUE INDEX attempts_participant_pre ON office.attempts (participant_id, version_id) WHERE kind = 'pre';
CREATE UNIQUE INDEX attempts_person_running ON office.attempts (person_id, version_id) WHERE state = 'running';
CREATE UNIQUE INDEX attempts_participant_running ON office.attempts (participant_id, version_id) WHERE state = 'running';
CREATE INDEX attempts_person ON office.attempts (person_id, started_at);
CREATE INDEX attempts_participant ON office.attempts (participant_id, started_at) WHERE participant_id IS NOT NULL;
CREATE INDEX attempts_version ON office.attempts (version_id, kind, finished_at);
CREATE INDEX attempts_agency ON office.attempts (agency_id) WHERE agency_id IS NOT NULL;
CREATE INDEX attempts_activity ON office.attempts (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX attempts_run_out ON office.attempts (closes_at) WHERE state = 'running';

-- One row per question on somebody's paper, in its order, the choices in theirs. is_right stays empty until the end.
CREATE TABLE office.attempt_answers (
  attempt_id uuid NOT NULL REFERENCES office.attempts,
  place_no smallint NOT NULL CHECK (place_no >= 1),
  question_id uuid NOT NULL REFERENCES office.questions,
  choice_ids text[] NOT NULL,
  choice text,
  answered_at timestamptz,
  is_right boolean,
  PRIMARY KEY (attempt_id, place_no),
  CONSTRAINT attempt_answers_once UNIQUE (attempt_id, question_id),
  CONSTRAINT attempt_answers_offered CHECK (choice IS NULL OR choice = ANY (choice_ids)),
  CONSTRAINT attempt_answers_timed CHECK ((choice IS NULL) = (answered_at IS NULL))
);
CREATE INDEX attempt_answers_question ON office.attempt_answers (question_id);

-- One row per grading: the first, and each further one after a question was withdrawn. Nobody changes these.
CREATE TABLE office.attempt_gradings (
  grading_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  attempt_id uuid NOT NULL REFERENCES office.attempts,
  score smallint NOT NULL CHECK (score >= 0),
  total smallint NOT NULL,
  withdrawn_question_id uuid REFERENCES office.questions,
  graded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX attempt_gradings_of ON office.attempt_gradings (attempt_id, grading_id);

-- One row per allowance a desk gave to one learner: more minutes, one more try. Why is for the desk alone.
CREATE TABLE office.test_allowances (
  allowance_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid REFERENCES office.people,
  participant_id uuid REFERENCES office.participants,
  version_id uuid NOT NULL REFERENCES office.course_versions,
  extra_minutes smallint NOT NULL CHECK (extra_minutes BETWEEN 0 AND 240),
  extra_attempts smallint NOT NULL CHECK (extra_attempts BETWEEN 0 AND 5),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  state text NOT NULL DEFAULT 'given' CHECK (state = 'given'),
  version integer NOT NULL DEFAULT 1,
  given_by uuid NOT NULL REFERENCES office.people,
  given_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT test_allowances_of_one CHECK ((person_id IS NULL) <> (participant_id IS NULL)),
  CONSTRAINT test_allowances_something CHECK (extra_minutes + extra_attempts > 0)
);
CREATE INDEX test_allowances_person ON office.test_allowances (person_id, version_id);
CREATE INDEX test_allowances_participant ON office.test_allowances (participant_id, version_id);

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.courses FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.course_versions FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.attempts FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();

-- Who writes the curriculum: the centre, and whoever takes the starter in.
CREATE FUNCTION office.edits_courses () RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT office.my_role() IN ('centre_officer', 'system')
$$;

-- What a learner may draw from: the questions in use of a version that is not a draft; choices without the right one.
CREATE FUNCTION office.test_bank (wanted uuid) RETURNS TABLE (question_id uuid, module_no smallint, choice_ids text[])
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT q.question_id, m.module_no, ARRAY(SELECT one ->> 'id' FROM jsonb_array_elements(q.choices) AS one)
  FROM office.questions q JOIN office.course_modules m USING (module_id) JOIN office.course_versions v ON v.version_id = q.version_id
  WHERE q.version_id = test_bank.wanted AND q.state = 'in_use' AND v.state IN ('published', 'retired')
    AND (SELECT office.my_role()) NOT IN ('public', 'nobody')
  ORDER BY m.module_no, q.question_no
$$;

-- Whether the viewer is the learner of an attempt, or the one who hands the device over for it.
CREATE FUNCTION office.sits_attempt (a office.attempts) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(a.person_id = (SELECT office.my_person_id()), a.conducted_by = (SELECT office.my_person_id()), false)
$$;

-- How many post-tests the learner of an attempt may still begin on its version.
CREATE FUNCTION office.attempts_left (a office.attempts) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT v.most_attempts
    + (SELECT coalesce(sum(w.extra_attempts), 0)::int FROM office.test_allowances w WHERE w.version_id = (a).version_id
       AND (w.person_id = (a).person_id OR w.participant_id = (a).participant_id))
    - (SELECT count(*)::int FROM office.attempts t WHERE t.version_id = (a).version_id AND t.kind = 'post'
       AND (t.person_id = (a).person_id OR t.participant_id = (a).participant_id))
  FROM office.course_versions v WHERE v.version_id = (a).version_id
$$;

-- The paper: what is asked and was answered. Which choice is right, and why, only once nothing more can be gained by
-- it: a post-test that is over, and passed or the last one.
CREATE FUNCTION office.attempt_paper (wanted uuid) RETURNS TABLE (
  place_no smallint, module_no smallint, prompt_th text, prompt_en text, choices jsonb, choice text,
  is_withdrawn boolean, is_right boolean, right_choice text, why_th text, why_en text
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH mine AS (
    SELECT a.*, a.state = 'finished' AND a.kind = 'post' AND (a.score >= a.pass_count OR office.attempts_left(a) <= 0) AS told
    FROM office.attempts a WHERE a.attempt_id = attempt_paper.wanted AND office.sits_attempt(a)
  )
  SELECT p.place_no, m.module_no, q.prompt_th, q.prompt_en,
    (SELECT jsonb_agg(one.value ORDER BY array_position(p.choice_ids, one.value ->> 'id')) FROM jsonb_array_elements(q.choices) AS one),
    p.choice, q.state = 'withdrawn',
    CASE WHEN mine.told THEN p.is_right END, CASE WHEN mine.told THEN q.right_choice END,
    CASE WHEN mine.told THEN q.why_th END, CASE WHEN mine.told THEN q.why_en END
  FROM mine JOIN office.attempt_answers p USING (attempt_id) JOIN office.questions q USING (question_id)
  JOIN office.course_modules m USING (module_id)
  ORDER BY p.place_no
$$;

-- What desks allowed a learner for a version, added up: oneself, or a participant whom the viewer knows.
CREATE FUNCTION office.allowed_extra (wanted_version uuid, wanted_participant uuid) RETURNS TABLE (minutes integer, attempts integer)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(sum(w.extra_minutes), 0)::int, coalesce(sum(w.extra_attempts), 0)::int FROM office.test_allowances w
  WHERE w.version_id = wanted_version AND CASE WHEN wanted_participant IS NULL THEN w.person_id = (SELECT office.my_person_id())
    ELSE w.participant_id = wanted_participant AND (SELECT office.keeps_registry()) END
$$;

-- Grades attempts that are over and remembers what came out. A withdrawn question is given to everybody who drew it.
CREATE FUNCTION office.grade (wanted uuid[], withdrawn uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  graded integer;
BEGIN
  UPDATE office.attempt_answers p SET is_right = q.state = 'withdrawn' OR p.choice IS NOT DISTINCT FROM q.right_choice
  FROM office.questions q WHERE q.question_id = p.question_id AND p.attempt_id = ANY (wanted);
  WITH counted AS (
    SELECT p.attempt_id, count(*) FILTER (WHERE p.is_right) AS score FROM office.attempt_answers p
    WHERE p.attempt_id = ANY (wanted) GROUP BY 1
  ), written AS (
    UPDATE office.attempts a SET score = c.score, state = 'finished',
      finished_at = coalesce(a.finished_at, least(clock_timestamp(), a.due_at)),
      ended_by = coalesce(a.ended_by, CASE WHEN clock_timestamp() > a.closes_at THEN 'time' ELSE 'handed_in' END)
    FROM counted c WHERE c.attempt_id = a.attempt_id RETURNING a.attempt_id, a.score, a.total
  )
  INSERT INTO office.attempt_gradings (attempt_id, score, total, withdrawn_question_id)
  SELECT w.attempt_id, w.score, w.total, withdrawn FROM written w;
  GET DIAGNOSTICS graded = ROW_COUNT;
  RETURN graded;
END $$;
REVOKE ALL ON FUNCTION office.grade (uuid[], uuid) FROM PUBLIC;

-- Ends the viewer's own attempt. Nothing happens to one that is over, or somebody else's.
CREATE FUNCTION office.end_attempt (wanted uuid) RETURNS integer LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT office.grade(array_agg(a.attempt_id), NULL) FROM office.attempts a
  WHERE a.attempt_id = end_attempt.wanted AND a.state = 'running' AND office.sits_attempt(a)
$$;

-- Ends what ran out of time and nobody came back to; for the worker.
CREATE FUNCTION office.end_attempts_run_out () RETURNS integer LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(office.grade(array_agg(a.attempt_id), NULL), 0) FROM (
    SELECT attempt_id FROM office.attempts WHERE state = 'running' AND closes_at < clock_timestamp()
      AND (SELECT office.my_role()) = 'system' ORDER BY closes_at LIMIT 1000 FOR UPDATE SKIP LOCKED
  ) AS a
$$;

-- Withdraws a question for whoever edits courses, and grades again every test that drew it. @returns how many
CREATE FUNCTION office.grade_again (question uuid) RETURNS integer LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(office.grade(array_agg(a.attempt_id), grade_again.question), 0)
  FROM office.attempts a JOIN office.attempt_answers p USING (attempt_id) JOIN office.questions q USING (question_id)
  WHERE q.question_id = grade_again.question AND q.state = 'withdrawn' AND a.state = 'finished' AND (SELECT office.edits_courses())
$$;

-- How each question of a version did in the newest 20,000 finished tests, for whoever edits. Difficulty is the share right; discrimination how being right goes with the rest.
CREATE FUNCTION office.question_statistics (wanted uuid) RETURNS TABLE (question_id uuid, kind text, n integer, right_share double precision, discrimination double precision)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH latest AS (
    SELECT a.attempt_id, a.kind, a.score FROM office.attempts a
    WHERE a.version_id = question_statistics.wanted AND a.state = 'finished' AND (SELECT office.edits_courses())
    ORDER BY a.finished_at DESC LIMIT 20000
  )
  SELECT p.question_id, l.kind, count(*)::int, avg(right_one), corr(right_one, l.score - right_one)
  FROM latest l JOIN office.attempt_answers p USING (attempt_id) JOIN office.questions q USING (question_id),
    LATERAL (SELECT (p.choice IS NOT DISTINCT FROM q.right_choice)::int::double precision AS right_one) AS r
  GROUP BY 1, 2
$$;

REVOKE ALL ON FUNCTION office.question_statistics (uuid), office.allowed_extra (uuid, uuid), office.test_bank (uuid), office.attempt_paper (uuid), office.attempts_left (office.attempts),
  office.end_attempt (uuid), office.end_attempts_run_out (), office.grade_again (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.edits_courses (), office.allowed_extra (uuid, uuid), office.question_statistics (uuid), office.test_bank (uuid), office.sits_attempt (office.attempts), office.attempt_paper (uuid),
  office.attempts_left (office.attempts), office.end_attempt (uuid), office.end_attempts_run_out (), office.grade_again (uuid) TO truatkhap_app;

ALTER TABLE office.courses ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.courses FORCE ROW LEVEL SECURITY;
ALTER TABLE office.course_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.course_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.course_modules ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.course_modules FORCE ROW LEVEL SECURITY;
ALTER TABLE office.lessons ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.lessons FORCE ROW LEVEL SECURITY;
ALTER TABLE office.questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.questions FORCE ROW LEVEL SECURITY;
ALTER TABLE office.attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE office.attempt_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attempt_answers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.attempt_gradings ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.attempt_gradings FORCE ROW LEVEL SECURITY;
ALTER TABLE office.test_allowances ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.test_allowances FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.courses TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.course_versions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.course_modules TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.lessons TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.questions TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.attempts TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.attempt_answers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.attempt_gradings TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.test_allowances TO truatkhap_owner USING (true) WITH CHECK (true);

-- What was published is for everybody; a draft, and a course that has nothing else, for those who write it.
CREATE POLICY read_published ON office.courses FOR SELECT TO truatkhap_app
USING ((SELECT office.edits_courses()) OR EXISTS (
  SELECT FROM office.course_versions v WHERE v.course_id = courses.course_id AND v.state IN ('published', 'retired')));
CREATE POLICY read_published ON office.course_versions FOR SELECT TO truatkhap_app
USING ((SELECT office.edits_courses()) OR state IN ('published', 'retired') AND (SELECT office.viewer()) <> 'nobody');
CREATE POLICY read_published ON office.course_modules FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = course_modules.version_id));
CREATE POLICY read_published ON office.lessons FOR SELECT TO truatkhap_app
USING ((is_public OR (SELECT office.my_role()) NOT IN ('public', 'nobody'))
  AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = lessons.version_id));
CREATE POLICY read_editors ON office.questions FOR SELECT TO truatkhap_app USING ((SELECT office.edits_courses()));

CREATE POLICY write_editors ON office.courses FOR INSERT TO truatkhap_app WITH CHECK ((SELECT office.edits_courses()));
CREATE POLICY change_editors ON office.courses FOR UPDATE TO truatkhap_app
USING ((SELECT office.edits_courses())) WITH CHECK ((SELECT office.edits_courses()));
CREATE POLICY write_editors ON office.course_versions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.edits_courses()) AND state = 'drafted');
CREATE POLICY change_editors ON office.course_versions FOR UPDATE TO truatkhap_app
USING ((SELECT office.edits_courses())) WITH CHECK ((SELECT office.edits_courses()));
-- Only a draft is written in: what was published stays as it was, whatever an action would do.
CREATE POLICY write_draft ON office.course_modules FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.edits_courses()) AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = course_modules.version_id AND v.state = 'drafted'));
CREATE POLICY write_draft ON office.lessons FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.edits_courses()) AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = lessons.version_id AND v.state = 'drafted'));
CREATE POLICY change_draft ON office.lessons FOR UPDATE TO truatkhap_app
USING ((SELECT office.edits_courses()) AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = lessons.version_id AND v.state = 'drafted'))
WITH CHECK ((SELECT office.edits_courses()) AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = lessons.version_id AND v.state = 'drafted'));
CREATE POLICY write_draft ON office.questions FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.edits_courses()) AND EXISTS (SELECT FROM office.course_versions v WHERE v.version_id = questions.version_id AND v.state = 'drafted'));
CREATE POLICY withdraw_editors ON office.questions FOR UPDATE TO truatkhap_app
USING ((SELECT office.edits_courses())) WITH CHECK ((SELECT office.edits_courses()));

-- Tests: one's own; those one conducts; and for the desks those of their scope, as figures and names of their people.
CREATE POLICY read_scope ON office.attempts FOR SELECT TO truatkhap_app
USING (person_id = (SELECT office.my_person_id()) OR conducted_by = (SELECT office.my_person_id())
  OR (SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'system')
    AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE province_iso = ANY ((SELECT office.my_provinces())::text[])
      OR area_no::text = (SELECT office.my_scope_id()) END);
CREATE POLICY begin_own ON office.attempts FOR INSERT TO truatkhap_app
WITH CHECK (state = 'running' AND CASE WHEN participant_id IS NULL THEN person_id = (SELECT office.my_person_id()) AND conducted_by IS NULL
  ELSE conducted_by = (SELECT office.my_person_id()) AND EXISTS (SELECT FROM office.participants p WHERE p.participant_id = attempts.participant_id) END);
CREATE POLICY move_own ON office.attempts FOR UPDATE TO truatkhap_app
USING (person_id = (SELECT office.my_person_id()) OR conducted_by = (SELECT office.my_person_id()))
WITH CHECK (person_id = (SELECT office.my_person_id()) OR conducted_by = (SELECT office.my_person_id()));
CREATE POLICY read_scope ON office.attempt_answers FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.attempts a WHERE a.attempt_id = attempt_answers.attempt_id));
CREATE POLICY lay_own ON office.attempt_answers FOR INSERT TO truatkhap_app
WITH CHECK (choice IS NULL AND is_right IS NULL
  AND EXISTS (SELECT FROM office.attempts a WHERE a.attempt_id = attempt_answers.attempt_id AND a.state = 'running' AND office.sits_attempt(a)));
-- Once it is handed in, or the time is over, nothing more is kept.
CREATE POLICY answer_own ON office.attempt_answers FOR UPDATE TO truatkhap_app
USING (EXISTS (SELECT FROM office.attempts a WHERE a.attempt_id = attempt_answers.attempt_id AND a.state = 'running'
  AND clock_timestamp() <= a.closes_at AND office.sits_attempt(a)));
CREATE POLICY read_scope ON office.attempt_gradings FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.attempts a WHERE a.attempt_id = attempt_gradings.attempt_id));
CREATE POLICY read_desk ON office.test_allowances FOR SELECT TO truatkhap_app
USING ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer', 'system') AND CASE WHEN participant_id IS NULL
  THEN office.person_in_sight(person_id) ELSE EXISTS (SELECT FROM office.participants p WHERE p.participant_id = test_allowances.participant_id) END);
CREATE POLICY give_desk ON office.test_allowances FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.my_role()) IN ('area_officer', 'area_director', 'centre_officer') AND given_by = (SELECT office.my_person_id())
  AND CASE WHEN participant_id IS NULL THEN office.person_in_sight(person_id)
    ELSE EXISTS (SELECT FROM office.participants p WHERE p.participant_id = test_allowances.participant_id) END);

GRANT SELECT, INSERT ON office.courses, office.course_versions, office.course_modules, office.lessons, office.questions TO truatkhap_app;
GRANT UPDATE (title_th, title_en, state, version) ON office.courses TO truatkhap_app;
GRANT UPDATE (state, version, published_by, published_at, retired_at) ON office.course_versions TO truatkhap_app;
GRANT UPDATE (title_th, title_en, objectives_th, objectives_en, body_th, body_en, minutes, is_public, state, version) ON office.lessons TO truatkhap_app;
GRANT UPDATE (state, version, withdrawn_reason, withdrawn_by, withdrawn_at) ON office.questions TO truatkhap_app;
GRANT SELECT ON office.attempts, office.attempt_gradings, office.test_allowances TO truatkhap_app;
GRANT SELECT (attempt_id, place_no, question_id, choice_ids, choice, answered_at) ON office.attempt_answers TO truatkhap_app;
GRANT INSERT (person_id, participant_id, version_id, kind, seed, total, pass_count, started_at, due_at, closes_at, pairs_with, activity_id,
  conducted_by, area_no, province_iso, district_code, agency_id) ON office.attempts TO truatkhap_app;
GRANT UPDATE (state, version) ON office.attempts TO truatkhap_app;
GRANT INSERT (attempt_id, place_no, question_id, choice_ids) ON office.attempt_answers TO truatkhap_app;
GRANT UPDATE (choice, answered_at) ON office.attempt_answers TO truatkhap_app;
GRANT INSERT (person_id, participant_id, version_id, extra_minutes, extra_attempts, reason, given_by) ON office.test_allowances TO truatkhap_app;
