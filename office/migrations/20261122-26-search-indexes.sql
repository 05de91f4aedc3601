-- The search over agencies, suppliers and titles, quick also for an Area: the provinces stand in the index
-- beside the letters, so that a common word is looked for among the Area's rows and not the country's. And
-- quick to take in: rows come once, in the order of their ids, and the first of all before their index.

-- By bytes, on every server: the refresh walks the entries in the order in which the analysis gives them.
ALTER TABLE office.search_entries ALTER COLUMN subject_id TYPE text COLLATE "C";
DROP TABLE office.search_arrivals;
DROP INDEX office.search_entries_agency, office.search_entries_supplier, office.search_entries_tender;

-- One index a kind: names are few beside titles, and are looked for first. Made after the first rows, which is
-- several times quicker than with each row; makes what is missing and nothing else.
CREATE FUNCTION office.index_search () RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office, public SET maintenance_work_mem = '256MB' AS $$
DECLARE
  one text;
BEGIN
  IF office.viewer() IN ('public', 'staff') THEN RETURN; END IF;
  FOREACH one IN ARRAY ARRAY['agency', 'supplier', 'tender'] LOOP
    IF to_regclass('office.search_entries_' || one) IS NULL THEN
      EXECUTE format('CREATE INDEX %I ON office.search_entries USING gin (folded gin_trgm_ops, province_isos) WHERE kind = %L', 'search_entries_' || one, one);
    END IF;
  END LOOP;
END $$;
SELECT office.index_search();

-- Takes the indexes away before the first rows of all, and at no other time: whoever searches has nothing to find yet.
CREATE FUNCTION office.unindex_empty_search () RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  IF office.viewer() <> 'system' OR EXISTS (SELECT FROM office.search_entries) THEN RETURN; END IF;
  DROP INDEX IF EXISTS office.search_entries_agency, office.search_entries_supplier, office.search_entries_tender;
END $$;

-- Ids of the entries whose folded text holds `word` and that lie within the viewer's scope, at most `at_most`.
-- It is the owner's so that the trigram index can be used: beneath a policy, LIKE is not leakproof, and every
-- row would be looked at. Only ids come back; the rows are then read under the policy like any other.
-- Two letters are no trigram: the scope's rows are looked at instead, or the country's until there are enough.
DROP FUNCTION office.search_candidates (text, text, integer);
CREATE FUNCTION office.search_candidates (word text, wanted_kind text, at_most integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, office, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  whole boolean := coalesce(office.my_scope_kind() = 'nation', false);
  mine text[] := office.my_provinces();
  pattern text := '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
  IF NOT coalesce(office.my_role() IN ('area_officer', 'area_director', 'centre_officer', 'system'), false) THEN RETURN; END IF;
  IF whole THEN
    RETURN QUERY SELECT e.entry_id FROM office.search_entries e
      WHERE e.kind = wanted_kind AND e.folded LIKE pattern LIMIT at_most;
  ELSIF length(word) < 3 THEN
    RETURN QUERY SELECT e.entry_id FROM office.search_entries e
      WHERE e.kind = wanted_kind AND e.province_isos && mine AND strpos(e.folded, word) > 0 LIMIT at_most;
  ELSE
    RETURN QUERY SELECT e.entry_id FROM office.search_entries e
      WHERE e.kind = wanted_kind AND e.province_isos && mine AND e.folded LIKE pattern LIMIT at_most;
  END IF;
END $$;

REVOKE ALL ON FUNCTION office.index_search (), office.unindex_empty_search (), office.search_candidates (text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.index_search (), office.unindex_empty_search (), office.search_candidates (text, text, integer) TO truatkhap_app;
