-- One row per consultation: 100,000 of the last two years, half of them Area 7's, one in fifty still waiting; invented and
-- marked so. Each question has some 300 letters, of everyday words in another order, so that a search reads as much as it would.
INSERT INTO
  office.people (person_id, full_name, email)
VALUES
  (
    '00000000-0000-4000-8000-0000000000c1', 'ผู้รับเรื่องสมมุติเพื่อวัดความเร็ว',
    'clinic-questions@bench.invalid'
  );

INSERT INTO
  office.consultations (
    number, area_no, channel, asker_kind, topic, question, search_text, urgency, answer_by_on, received_at,
    received_by, taken_by, answered_on, closed_on, state, is_demonstration
  )
SELECT
  'ปษ.วัด/' || n,
  CASE WHEN n % 2 = 0 THEN 7 ELSE n / 2 % 9 + 1 END,
  (ARRAY['phone', 'walk_in', 'mobile_unit', 'letter']) [n % 4 + 1],
  (ARRAY['official', 'official', 'official', 'citizen', 'firm']) [n % 5 + 1],
  (ARRAY['buying_method', 'acceptance', 'interest', 'money', 'permits', 'land']) [n % 6 + 1],
  w.words, w.words, 'ordinary',
  (now() - n * interval '10 minutes')::date + 14,
  now() - n * interval '10 minutes',
  '00000000-0000-4000-8000-0000000000c1',
  CASE WHEN n % 50 > 0 THEN '00000000-0000-4000-8000-0000000000c1'::uuid END,
  CASE WHEN n % 50 > 0 THEN (now() - n * interval '10 minutes')::date + 7 END,
  CASE WHEN n % 50 > 0 THEN (now() - n * interval '10 minutes')::date + 30 END,
  CASE WHEN n % 50 > 0 THEN 'closed' ELSE 'received' END,
  true
FROM
  generate_series(1, 100000) AS n
  CROSS JOIN LATERAL (
    SELECT
      'ข้อ' || n || string_agg(
        (
          ARRAY[
            'ถนนคอนกรีต', 'ราคากลาง', 'ตรวจรับงาน', 'อาหารกลางวัน', 'วิธีเฉพาะเจาะจง', 'ส่งมอบล่าช้า',
            'คู่สัญญา', 'เงินอุดหนุน', 'ครุภัณฑ์', 'กรรมการ', 'ใบอนุญาต', 'งบประมาณ'
          ]
        ) [(n * k * 7 + k * k) % 12 + 1],
        'และ'
      ) AS words
    FROM generate_series(1, 25) AS k
  ) AS w;
