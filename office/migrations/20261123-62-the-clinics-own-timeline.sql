-- What is done in a clinic's matters is told to clinics of that Area alone. The centre, an administrator and the data
-- protection officer read the timeline of their scope, and would learn from it that somebody asked, and when.

CREATE FUNCTION office.is_clinics (subject_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT subject_kind IN ('consultation', 'consultation_recusal', 'advice', 'advice_review', 'advice_follow_up', 'publication',
    'law_change', 'visit', 'visit_agency', 'problem_case', 'problem_case_commitment', 'problem_case_meeting', 'self_check')
$$;

GRANT EXECUTE ON FUNCTION office.is_clinics (text) TO truatkhap_app;

-- Besides the policy that says whose scope an event lies in. What somebody did stays that person's own to see.
CREATE POLICY clinics_own ON office.events AS RESTRICTIVE FOR SELECT TO truatkhap_app
USING (NOT office.is_clinics(subject_kind) OR (SELECT office.works_clinic()) OR person_id::text = (SELECT current_setting('truatkhap.person_id', true)));
