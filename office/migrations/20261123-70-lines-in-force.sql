-- Lines of the plan that hold in a fiscal year: in force themselves, with everything above them.
CREATE FUNCTION office.lines_in_force (be integer) RETURNS TABLE (tree_node_id text) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE held AS (
    SELECT n.tree_node_id FROM office.tree_nodes n WHERE n.parent_id IS NULL AND n.state = 'in_force'
    UNION ALL
    SELECT n.tree_node_id FROM held h JOIN office.tree_nodes n ON n.parent_id = h.tree_node_id WHERE n.state = 'in_force'
  )
  SELECT n.tree_node_id FROM held JOIN office.tree_nodes n USING (tree_node_id)
  WHERE n.kind IN ('guideline', 'project_kind', 'key_activity')
    AND be BETWEEN coalesce(n.valid_from_be, be) AND coalesce(n.valid_to_be, be)
$$;
REVOKE ALL ON FUNCTION office.lines_in_force (integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.lines_in_force (integer) TO truatkhap_app;

-- One row per word on what a line moves that another took the place of: what was said, and until when it stood.
CREATE TABLE office.guideline_moves_before (
  guideline_move_before_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tree_node_id text NOT NULL REFERENCES office.tree_nodes,
  indicator_id text NOT NULL REFERENCES office.indicators,
  by_value numeric(20, 2),
  why_th text NOT NULL,
  why_en text NOT NULL,
  source text NOT NULL,
  stood_until_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX guideline_moves_before_of ON office.guideline_moves_before (tree_node_id, indicator_id);
CREATE FUNCTION office.keep_earlier_move () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  INSERT INTO office.guideline_moves_before (tree_node_id, indicator_id, by_value, why_th, why_en, source)
  VALUES (OLD.tree_node_id, OLD.indicator_id, OLD.by_value, OLD.why_th, OLD.why_en, OLD.source);
  RETURN OLD;
END $$;
REVOKE ALL ON FUNCTION office.keep_earlier_move () FROM PUBLIC;
CREATE TRIGGER keep_earlier_move AFTER DELETE ON office.guideline_moves FOR EACH ROW EXECUTE FUNCTION office.keep_earlier_move ();
ALTER TABLE office.guideline_moves_before ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.guideline_moves_before FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.guideline_moves_before TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_all ON office.guideline_moves_before FOR SELECT TO truatkhap_app USING ((SELECT office.viewer()) <> 'nobody');
GRANT SELECT ON office.guideline_moves_before TO truatkhap_app;
