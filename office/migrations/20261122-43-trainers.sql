-- คณะวิทยากร: who may teach which modules of a course, on which basis; and who taught at a training. A trainer is
-- a person of the registry; officers are entered there too. Names never stand here twice.

-- One row per person and course that a desk answers for. area_no null: the centre's, for every Area to ask.
CREATE TABLE office.trainers (
  trainer_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL REFERENCES office.participants,
  course_id uuid NOT NULL REFERENCES office.courses,
  -- Modules by their names, as they outlast a version; none named: every module.
  module_slugs text[] NOT NULL DEFAULT '{}',
  -- By which order, certificate or experience: what the desk relies on.
  basis text NOT NULL CHECK (length(basis) BETWEEN 3 AND 500),
  from_on date NOT NULL,
  -- The last day; a term can be known from the beginning.
  until_on date,
  end_reason text CHECK (length(end_reason) BETWEEN 3 AND 500),
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  version integer NOT NULL DEFAULT 1,
  entered_by uuid NOT NULL REFERENCES office.people,
  entered_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  CONSTRAINT trainers_in_order CHECK (until_on IS NULL OR until_on >= from_on),
  CONSTRAINT trainers_ended CHECK ((state = 'ended') = (end_reason IS NOT NULL) AND (state = 'active' OR until_on IS NOT NULL))
);
CREATE UNIQUE INDEX trainers_once ON office.trainers (participant_id, course_id) WHERE state = 'active';
CREATE INDEX trainers_area ON office.trainers (area_no);
CREATE INDEX trainers_of ON office.trainers (course_id, participant_id);

-- One row per person who teaches a course at a training, in the pool or not; what is in the pool is asked when it
-- is shown. minutes_taught null: nobody recorded it.
CREATE TABLE office.meeting_trainers (
  meeting_trainer_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  activity_id uuid NOT NULL REFERENCES office.activities ON DELETE CASCADE,
  course_id uuid NOT NULL REFERENCES office.courses,
  participant_id uuid NOT NULL REFERENCES office.participants,
  minutes_taught smallint CHECK (minutes_taught BETWEEN 1 AND 6000),
  state text NOT NULL DEFAULT 'chosen' CHECK (state IN ('chosen', 'dropped')),
  version integer NOT NULL DEFAULT 1,
  chosen_by uuid NOT NULL REFERENCES office.people,
  chosen_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX meeting_trainers_once ON office.meeting_trainers (activity_id, course_id, participant_id) WHERE state = 'chosen';
CREATE INDEX meeting_trainers_of ON office.meeting_trainers (participant_id) WHERE state = 'chosen';

ALTER TABLE office.trainers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.trainers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_trainers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.meeting_trainers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.trainers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.meeting_trainers TO truatkhap_owner USING (true) WITH CHECK (true);

CREATE POLICY read_desk ON office.trainers FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk())
  AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no IS NULL OR area_no = (SELECT office.my_area_no())));
CREATE POLICY enter_desk ON office.trainers FOR INSERT TO truatkhap_app
WITH CHECK ((SELECT office.works_desk()) AND state = 'active'
  AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())));
CREATE POLICY change_desk ON office.trainers FOR UPDATE TO truatkhap_app
USING ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())))
WITH CHECK ((SELECT office.works_desk()) AND ((SELECT office.my_scope_kind()) = 'nation' OR area_no = (SELECT office.my_area_no())));
-- Few rows a meeting, so the meeting is asked for each.
CREATE POLICY read_desk ON office.meeting_trainers FOR SELECT TO truatkhap_app
USING ((SELECT office.works_desk()) AND office.runs_meeting(activity_id));
CREATE POLICY choose_desk ON office.meeting_trainers FOR INSERT TO truatkhap_app
WITH CHECK (office.runs_meeting(activity_id) AND state = 'chosen');
CREATE POLICY change_desk ON office.meeting_trainers FOR UPDATE TO truatkhap_app
USING (office.runs_meeting(activity_id)) WITH CHECK (office.runs_meeting(activity_id));

-- Names and posts of the pool, where an Area asks for the centre's trainers, whom its registry may not know. Who was
-- merged is named by the entry that stands; a name that was removed stays away.
CREATE FUNCTION office.trainers_named () RETURNS TABLE (trainer_id uuid, who uuid, shown_name text, shown_post text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT t.trainer_id, n.participant_id, nullif(concat(n.prefix, n.given_name, ' ' || n.family_name), ''),
    nullif(concat_ws(' ', n.position_title, n.organisation), '')
  FROM office.trainers t JOIN office.participants p ON p.participant_id = t.participant_id
  JOIN office.participants n ON n.participant_id = coalesce(p.merged_into, p.participant_id)
  WHERE (SELECT office.works_desk())
    AND ((SELECT office.my_scope_kind()) = 'nation' OR t.area_no IS NULL OR t.area_no = (SELECT office.my_area_no()))
$$;

-- Who teaches at a meeting of the viewer's desk, and whether the pool had each for that course on that day: the
-- centre's pool, or that of the meeting's own Area.
CREATE FUNCTION office.meeting_trainers_named (wanted uuid) RETURNS TABLE (meeting_trainer_id uuid, shown_name text, in_pool boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT m.meeting_trainer_id, nullif(concat(n.prefix, n.given_name, ' ' || n.family_name), ''),
    EXISTS (SELECT FROM office.trainers t JOIN office.participants q ON q.participant_id = t.participant_id
      WHERE t.course_id = m.course_id AND coalesce(q.merged_into, q.participant_id) = n.participant_id
        AND (t.area_no IS NULL OR t.area_no = a.area_no)
        AND coalesce(a.on_day, (now() AT TIME ZONE 'Asia/Bangkok')::date) BETWEEN t.from_on AND coalesce(t.until_on, 'infinity'))
  FROM office.meeting_trainers m JOIN office.activities a ON a.activity_id = m.activity_id
  JOIN office.participants p ON p.participant_id = m.participant_id
  JOIN office.participants n ON n.participant_id = coalesce(p.merged_into, p.participant_id)
  WHERE m.activity_id = wanted AND m.state = 'chosen' AND (SELECT office.works_desk()) AND (SELECT office.runs_meeting(wanted))
$$;

-- What people of the pool taught in a fiscal year, at meetings that took place and that the viewer's desk runs: the
-- minutes that somebody recorded, and of how many meetings nobody did.
CREATE FUNCTION office.trainers_taught (year_be integer) RETURNS TABLE (who uuid, minutes integer, meetings integer, unrecorded integer)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT coalesce(p.merged_into, p.participant_id), sum(m.minutes_taught)::int, count(DISTINCT m.activity_id)::int,
    (count(*) FILTER (WHERE m.minutes_taught IS NULL))::int
  FROM office.meeting_trainers m JOIN office.activities a ON a.activity_id = m.activity_id
  JOIN office.participants p ON p.participant_id = m.participant_id
  WHERE m.state = 'chosen' AND a.state IN ('held', 'reported') AND a.fiscal_year_be = year_be AND (SELECT office.works_desk())
    AND ((SELECT office.my_scope_kind()) = 'nation' OR a.area_no = (SELECT office.my_area_no()))
    AND m.participant_id IN (SELECT x.participant_id FROM office.trainers x)
  GROUP BY 1
$$;

REVOKE ALL ON FUNCTION office.trainers_named (), office.meeting_trainers_named (uuid), office.trainers_taught (integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.trainers_named (), office.meeting_trainers_named (uuid), office.trainers_taught (integer) TO truatkhap_app;
GRANT SELECT, INSERT ON office.trainers, office.meeting_trainers TO truatkhap_app;
GRANT UPDATE (state, version, until_on, end_reason) ON office.trainers TO truatkhap_app;
GRANT UPDATE (state, version, minutes_taught) ON office.meeting_trainers TO truatkhap_app;
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.trainers FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.meeting_trainers FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
