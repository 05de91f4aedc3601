-- One row per thing a project buys; the Thai files give one title, so one row per project.
SELECT
  'item:egp:' || project_id || ':1' AS item_id,
  tender_id, category, category_family,
  CASE WHEN category = 'unknown' THEN 'none' ELSE 'title' END AS classified_by
FROM tenders
