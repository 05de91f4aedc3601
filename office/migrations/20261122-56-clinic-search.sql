-- A question is found by its words, folded as kernel/thai-text folds them: without spaces, marks in one order, Arabic digits.
ALTER TABLE office.consultations
ADD COLUMN search_text text NOT NULL DEFAULT '' CHECK (length(search_text) <= 8000);

CREATE INDEX consultations_words ON office.consultations USING gin (search_text gin_trgm_ops);

-- Questions of the viewer's clinic that hold one spelling of each term, at most `at_most` of them: what the viewer reads
-- anyway, found by the index, which row-level security keeps from a search of its own.
CREATE FUNCTION office.consultations_holding (terms jsonb, at_most integer) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET
  search_path = pg_catalog,
  public,
  office AS $$
DECLARE
  held text;
BEGIN
  IF NOT office.works_clinic() OR jsonb_array_length(terms) = 0 THEN
    RETURN;
  END IF;
  SELECT string_agg('(' || spelt.any_of || ')', ' AND ') INTO held FROM jsonb_array_elements(terms) AS term
  CROSS JOIN LATERAL (
    SELECT string_agg(format('c.search_text LIKE %L',
      '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' OR ') AS any_of
    FROM jsonb_array_elements_text(term) AS word
  ) AS spelt;
  RETURN QUERY EXECUTE format('SELECT c.consultation_id FROM office.consultations c
    WHERE c.area_no = office.my_area_no() AND %s AND c.consultation_id <> ALL ($1)
      AND (c.agency_id IS NULL OR c.agency_id <> ALL ($2)) LIMIT $3', held)
    USING office.my_recusals(), office.agencies_of_my_hats(), at_most;
END $$;
REVOKE ALL ON FUNCTION office.consultations_holding (jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.consultations_holding (jsonb, integer) TO truatkhap_app;
