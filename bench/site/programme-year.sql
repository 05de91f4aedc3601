-- One row per meeting, person and attendance of a whole year of the programme: 77 provinces × 60 meetings × 200
-- people, in the fiscal year that runs today, invented and marked so. The trigger that copies a person's post of
-- the day into each attendance is passed over: the copies are written here.
ALTER TABLE office.attendances DISABLE TRIGGER as_of_the_day;

CREATE TEMP TABLE measured_year AS
SELECT
  (extract (YEAR FROM today + interval '3 months') + 543)::smallint AS fiscal_year_be,
  (make_date(extract (YEAR FROM today + interval '3 months')::int - 1, 10, 1)) AS begins_on,
  today
FROM
  (
    SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS today
  ) AS t;

INSERT INTO
  office.fiscal_years (fiscal_year_be, is_demonstration)
SELECT fiscal_year_be, true
FROM measured_year
ON CONFLICT DO NOTHING;

-- One row per agency: 110 a province.
INSERT INTO
  office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, source, is_demonstration)
SELECT
  'agency:measured:' || lower(p.province_iso) || '-' || n,
  'หน่วยงานสมมุติ ' || n || ' ' || p.province_iso,
  'หนวยงานสมมต' || n || lower(p.province_iso),
  (ARRAY['tao', 'subdistrict_municipality', 'department', 'school']) [n % 4 + 1],
  p.province_iso, 'ข้อมูลสมมุติเพื่อวัดความเร็ว · invented, for a measurement', true
FROM
  office.provinces p,
  generate_series(0, 109) AS n;

-- One row per person: 500 a province, three in five of them of an agency.
CREATE TEMP TABLE measured_people AS
SELECT
  gen_random_uuid() AS participant_id,
  p.province_iso, n,
  CASE WHEN n % 5 < 3 THEN 'agency:measured:' || lower(p.province_iso) || '-' || n % 110 END AS agency_id,
  (
    ARRAY[
      'government_agencies', 'local_government', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    ]
  ) [n % 5 + 1] AS sector
FROM
  office.provinces p,
  generate_series(0, 499) AS n;

INSERT INTO
  office.participants (
    participant_id, given_name, family_name, name_key, sound_key, search_text, position_title, sector,
    organisation, agency_id, province_iso, known_in, is_demonstration
  )
SELECT
  participant_id,
  'ผู้เข้าร่วม' || n,
  'สมมุติ' || province_iso,
  'ผู้เข้าร่วม' || n || 'สมมุติ' || province_iso,
  'ผเขารวม' || n || 'สมมต' || province_iso,
  'ผู้เข้าร่วม' || n || 'สมมุติ' || lower(province_iso),
  'เจ้าหน้าที่ (สมมุติ)', sector,
  'หน่วยงานสมมุติ ' || n % 50,
  agency_id, province_iso,
  ARRAY[province_iso],
  true
FROM measured_people;

INSERT INTO
  office.participant_posts (participant_id, position_title, sector, organisation, agency_id, province_iso, from_on)
SELECT
  participant_id, 'เจ้าหน้าที่ (สมมุติ)', sector,
  'หน่วยงานสมมุติ ' || n % 50,
  agency_id, province_iso,
  DATE '2020-10-01'
FROM measured_people;

-- One row per meeting: 60 a province, on the days of the year until yesterday.
CREATE TEMP TABLE measured_meetings AS
SELECT
  gen_random_uuid() AS activity_id,
  p.province_iso, a.area_no, n, y.fiscal_year_be,
  y.begins_on + n % greatest(1, y.today - y.begins_on) AS on_day
FROM
  measured_year y,
  office.provinces p
  JOIN office.provinces_today a USING (province_iso),
  generate_series(1, 60) AS n
WHERE a.area_no IS NOT NULL OR p.province_iso = 'TH-10';

INSERT INTO
  office.activities (
    activity_id, slug, fiscal_year_be, activity_no, kind, area_no, region_no, province_iso, on_day, title_th,
    title_en, state, announced_at, attendee_count, attendance_basis, source, is_demonstration
  )
SELECT
  activity_id,
  'measured-' || lower(province_iso) || '-' || n,
  fiscal_year_be,
  n % 2 + 1,
  (ARRAY['briefing', 'workshop', 'field_watch', 'mobile_clinic', 'training', 'progress_meeting']) [n % 6 + 1],
  coalesce(area_no, 1),
  NULL, province_iso, on_day,
  'ประชุมสมมุติครั้งที่ ' || n,
  'Invented meeting ' || n,
  CASE WHEN n % 3 = 0 THEN 'reported' ELSE 'held' END,
  now(),
  200, 'counted', 'ข้อมูลสมมุติเพื่อวัดความเร็ว · invented, for a measurement', true
FROM measured_meetings;

INSERT INTO
  office.activity_sectors (activity_id, sector, attendee_count)
SELECT activity_id, sector, 40
FROM
  measured_meetings,
  unnest(
    ARRAY[
      'government_agencies', 'local_government', 'damrongdhamma_centres', 'civil_society', 'private_sector'
    ]
  ) AS sector;

INSERT INTO
  office.activity_agenda (activity_id, item_no, title_th, title_en)
SELECT
  activity_id, item,
  'วาระสมมุติ ' || item,
  'Invented item ' || item
FROM
  measured_meetings,
  generate_series(1, 5) AS item;

-- One row per person and meeting: 200 of the province's 500.
INSERT INTO
  office.attendances (
    activity_id, participant_id, in_at, out_at, minutes, how, sector, organisation, agency_id, area_no,
    province_iso, is_demonstration
  )
SELECT
  m.activity_id, p.participant_id,
  m.on_day + time '02:00',
  m.on_day + time '08:00',
  360, 'scanner', p.sector,
  'หน่วยงานสมมุติ ' || p.n % 50,
  p.agency_id, m.area_no, m.province_iso, true
FROM
  measured_meetings m
  JOIN measured_people p ON p.province_iso = m.province_iso AND (p.n + m.n * 7) % 500 < 200;

ALTER TABLE office.attendances ENABLE TRIGGER as_of_the_day;

DROP TABLE measured_people,
measured_meetings,
measured_year;
