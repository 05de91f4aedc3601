-- One row per peer group (method, what the price is compared with, kind): how far below it competitive tenders are agreed.
WITH
  measured AS (
    SELECT
      tender_id,
      "method" AS method_name,
      kind,
      CASE WHEN reference_satang > 0 THEN 'reference' ELSE 'budget' END AS basis,
      CASE WHEN reference_satang > 0 THEN reference_satang ELSE budget_satang END AS basis_satang,
      agreed_satang
    FROM tenders
    WHERE is_competitive = TRUE AND agreed_satang > 0 AND (reference_satang > 0 OR budget_satang > 0)
  ),
  grouped AS (
    SELECT
      method_name || '|' || basis || '|' || kind AS peer_group,
      tender_id, basis_satang, agreed_satang
    FROM measured
    UNION ALL
    SELECT
      method_name || '|' || basis AS peer_group,
      tender_id, basis_satang, agreed_satang
    FROM measured
    UNION ALL
    SELECT
      'competitive|' || basis AS peer_group,
      tender_id, basis_satang, agreed_satang
    FROM measured
  ),
  discounts AS (
    SELECT
      peer_group, tender_id, basis_satang,
      basis_satang - agreed_satang AS discount_satang,
      CAST(basis_satang - agreed_satang AS DOUBLE) / CAST(basis_satang AS DOUBLE) AS discount
    FROM grouped
  ),
  ranked AS (
    SELECT
      peer_group, basis_satang, discount_satang, discount,
      row_number() OVER (PARTITION BY peer_group ORDER BY discount, tender_id) AS rank_no,
      count(*) OVER (PARTITION BY peer_group) AS tender_count
    FROM discounts
  )
SELECT
  peer_group,
  count(*) AS n,
  max(CASE WHEN rank_no <= ceil(0.5 * tender_count) THEN discount END) AS median,
  max(CASE WHEN rank_no <= ceil(0.9 * tender_count) THEN discount END) AS p90,
  max(CASE WHEN rank_no <= ceil(0.95 * tender_count) THEN discount END) AS p95,
  CAST(sum(discount_satang) AS DOUBLE) / CAST(sum(basis_satang) AS DOUBLE) AS base_rate,
  max(CASE WHEN rank_no <= ceil({percentile} * tender_count) THEN discount END) AS deep
FROM ranked
GROUP BY peer_group
