-- One row per purchase in the chains that count (without such a chain, in the longest one), in the order of signing.
WITH
  near_limit AS (
    SELECT a.tender_id, a.award_id, a.stem, a.signed_day, a.amount_satang, l.limit_satang
    FROM
      awards AS a
      INNER JOIN law_limits AS l ON l.limit_code = 'direct_award'
      AND l.applies_to = 'general'
      AND a.signed_day BETWEEN l.from_day AND l.to_day
    WHERE
      a.pair_id = {subject_id}
      AND a.fiscal_year_be = {period_be}
      AND a."method" = 'direct'
      AND a.is_special_service = FALSE
      AND a.category NOT IN {ruled_categories}
      AND a.stem IS NOT NULL
      AND a.amount_satang <= l.limit_satang
      AND CAST(a.amount_satang AS DOUBLE) >= {near_share} * CAST(l.limit_satang AS DOUBLE)
  ),
  stepped AS (
    SELECT
      tender_id, award_id, stem, signed_day, amount_satang, limit_satang,
      CASE WHEN signed_day - lag (signed_day) OVER in_order <= {window_days} THEN 0 ELSE 1 END AS begins_chain
    FROM near_limit
    WINDOW in_order AS (PARTITION BY stem ORDER BY signed_day, award_id)
  ),
  numbered AS (
    SELECT
      tender_id, award_id, stem, signed_day, amount_satang, limit_satang,
      sum(begins_chain) OVER (
        PARTITION BY stem
        ORDER BY signed_day, award_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS chain_no
    FROM stepped
  ),
  sized AS (
    SELECT
      tender_id, award_id, stem, signed_day, amount_satang, limit_satang, chain_no,
      count(*) OVER (PARTITION BY stem, chain_no) AS purchase_count
    FROM numbered
  ),
  ordered AS (
    SELECT
      tender_id, award_id, stem, signed_day, amount_satang, limit_satang, chain_no, purchase_count,
      dense_rank () OVER (ORDER BY purchase_count DESC, stem, chain_no) AS chain_rank
    FROM sized
  )
SELECT
  tender_id, award_id,
  CAST(1 AS BIGINT) AS n_part,
  CAST(1 AS DOUBLE) AS value_num,
  CAST(NULL AS DOUBLE) AS value_den,
  CAST(amount_satang AS DOUBLE) / 100 AS amount_thb,
  CAST(limit_satang AS DOUBLE) / 100 AS limit_thb
FROM ordered
WHERE purchase_count >= {min_purchases} OR chain_rank = 1
ORDER BY chain_rank, signed_day, award_id
