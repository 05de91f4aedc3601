-- Reminders of invitations to meetings: who of an invited agency can be told by mail, and the telling. A message
-- says that something waits, as every message does; the agency's answer is given where it signs in.

-- People who answer for an agency and can be written to: its own, or those of the agency into which it was merged.
CREATE FUNCTION office.answering_people (agency text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  WITH RECURSIVE line AS (
    SELECT answering_people.agency AS agency_id
    UNION
    SELECT c.other_agency_id FROM line JOIN office.agency_changes c USING (agency_id)
    WHERE c.kind = 'merged_into' AND c.effective_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
  )
  SELECT DISTINCT x.person_id FROM line
  JOIN office.posts p ON p.scope_kind = 'agency' AND p.scope_id = line.agency_id AND p.role IN ('agency_head', 'agency_officer')
    AND p.from_at <= clock_timestamp() AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
  JOIN office.people x ON x.person_id = p.person_id
  WHERE x.disabled_at IS NULL AND x.email IS NOT NULL
$$;

-- Invitations of a meeting of the viewer's desk that wait for an answer, and whether anybody can be told by mail.
-- Says that there is an address, never whose and which.
CREATE FUNCTION office.invitations_unanswered (wanted uuid) RETURNS TABLE (
  meeting_invitation_id uuid, invited_name text, reminded_at timestamptz, has_mail boolean
) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
  SELECT i.meeting_invitation_id, i.invited_name, i.reminded_at, EXISTS (SELECT FROM office.answering_people(i.agency_id))
  FROM office.meeting_invitations i
  WHERE i.activity_id = wanted AND i.state = 'invited' AND (SELECT office.runs_meeting(wanted))
$$;

-- Tells everybody who answers for an invitation that waits; nobody where the viewer's desk does not run the meeting.
-- How many were told: 0 leaves the invitation as not reminded.
CREATE FUNCTION office.remind_of_invitation (wanted uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  invitation office.meeting_invitations;
  person uuid;
  told integer := 0;
BEGIN
  SELECT i.* INTO invitation FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
    WHERE i.meeting_invitation_id = wanted AND i.state = 'invited' AND a.state = 'announced' FOR UPDATE OF i;
  IF NOT coalesce(office.runs_meeting(invitation.activity_id), false) THEN RETURN 0; END IF;
  FOR person IN SELECT office.answering_people(invitation.agency_id) LOOP
    PERFORM office.queue_message(person, 'notice', 1);
    told := told + 1;
  END LOOP;
  IF told > 0 THEN
    UPDATE office.meeting_invitations i SET reminded_at = clock_timestamp() WHERE i.meeting_invitation_id = wanted;
  END IF;
  RETURN told;
END $$;

REVOKE ALL ON FUNCTION office.answering_people (text), office.invitations_unanswered (uuid), office.remind_of_invitation (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.invitations_unanswered (uuid), office.remind_of_invitation (uuid) TO truatkhap_app;
