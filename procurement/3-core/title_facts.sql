-- One row per distinct title: what it says is bought, and how.
CREATE TABLE title_facts AS
SELECT
  t.title, r.stem, c.category, c.family AS category_family, CASE
    WHEN regexp_matches(t.title, '^(ประกวดราคา)?(ซื้อ|จัดซื้อ)') THEN 'goods'
    WHEN regexp_matches(t.title, '^(ประกวดราคา)?(เช่า|จ้างเช่า)') THEN 'rental'
    WHEN regexp_matches(t.title, '^จ้างที่ปรึกษา') THEN 'consulting'
    WHEN regexp_matches(t.title, '^(จ้างออกแบบ|จ้างควบคุม|จ้างผู้ควบคุม|จ้างสำรวจ)') THEN 'design'
    WHEN t.says_build OR c.family = 'works' AND t.says_hire THEN 'works'
    WHEN regexp_matches(t.title, '^(ประกวดราคา)?จ้าง') THEN 'services'
  END AS kind
FROM
  titles AS t
  JOIN read_titles AS r ON r.title_id = t.rowid
  LEFT JOIN category_entries AS c ON c.entry = r.entry;
