-- A figure that the programme's own records hold already is offered to the body, and shown beside what it typed: nothing is typed twice.
-- Which records: people of the body at workshops and trainings, or at any activity, each counted once; visits to it that took
-- place; recommendations to it that were verified as carried out. What was asked of the clinic is not among them: how often
-- somebody of a body asked for advice is not for the body to know.
ALTER TABLE office.indicators
ADD COLUMN from_records text CHECK (from_records IN ('people_trained', 'people_present', 'visits', 'recommendations_verified'));

-- Of a return's body, within the days of its quarter in Bangkok; null for whoever may not read the return.
CREATE FUNCTION office.from_records (return_id uuid, records text) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  body text;
  first_at timestamptz;
  end_at timestamptz;
BEGIN
  SELECT q.agency_id, r.begins_on::timestamp AT TIME ZONE 'Asia/Bangkok', (r.ends_on + 1)::timestamp AT TIME ZONE 'Asia/Bangkok'
  INTO body, first_at, end_at
  FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
  WHERE q.quarterly_return_id = return_id AND office.reads_returns() AND CASE office.my_scope_kind()
    WHEN 'nation' THEN true
    WHEN 'area' THEN q.area_no = office.my_area_no()
    WHEN 'region' THEN q.region_no = office.my_scope_id()::int
    WHEN 'province' THEN q.province_iso = office.my_scope_id()
    WHEN 'agency' THEN q.agency_id = ANY (office.my_agencies())
    ELSE false END;
  IF body IS NULL THEN RETURN NULL; END IF;
  RETURN CASE records
    WHEN 'people_trained' THEN (SELECT count(DISTINCT a.participant_id) FROM office.attendances a JOIN office.activities t USING (activity_id)
      WHERE a.agency_id = body AND a.state = 'present' AND a.in_at >= first_at AND a.in_at < end_at AND t.kind IN ('workshop', 'training'))
    WHEN 'people_present' THEN (SELECT count(DISTINCT a.participant_id) FROM office.attendances a
      WHERE a.agency_id = body AND a.state = 'present' AND a.in_at >= first_at AND a.in_at < end_at)
    WHEN 'visits' THEN (SELECT count(DISTINCT v.visit_id) FROM office.visit_agencies s JOIN office.visits v USING (visit_id)
      WHERE s.agency_id = body AND s.state IN ('seen', 'responded') AND v.state <> 'cancelled'
        AND v.on_day >= (first_at AT TIME ZONE 'Asia/Bangkok')::date AND v.on_day < (end_at AT TIME ZONE 'Asia/Bangkok')::date)
    WHEN 'recommendations_verified' THEN (SELECT count(*) FROM office.recommendations c
      WHERE c.agency_id = body AND c.verified_at >= first_at AND c.verified_at < end_at AND c.state IN ('verified', 'ended'))
    END;
END $$;
REVOKE ALL ON FUNCTION office.from_records (uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.from_records (uuid, text) TO truatkhap_app;
