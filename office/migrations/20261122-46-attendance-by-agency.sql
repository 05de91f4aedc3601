-- Whether somebody of an agency ever came, and to which meetings: asked agency by agency over a year of near a
-- million attendances. The columns that the policy asks for stand beside, so that the index answers alone.
CREATE INDEX attendances_agency ON office.attendances (agency_id, activity_id) INCLUDE (area_no, province_iso, participant_id)
WHERE state = 'present' AND agency_id IS NOT NULL;

-- Whether a reader is in the registry: asked of every attendance that is not the reader's to keep.
CREATE INDEX participants_person ON office.participants (person_id) WHERE person_id IS NOT NULL;
