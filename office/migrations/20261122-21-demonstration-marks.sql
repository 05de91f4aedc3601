-- What an invented person writes is invented too, whoever wrote the action: the mark is put on here, so
-- that no desk can forget it.
CREATE FUNCTION office.mark_demonstration () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
BEGIN
  NEW.is_demonstration := NEW.is_demonstration OR EXISTS (
    SELECT FROM office.people p
    WHERE p.person_id::text = current_setting('truatkhap.person_id', true) AND p.is_demonstration);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION office.mark_demonstration () FROM PUBLIC;

CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.watch_items FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.recommendations FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.letters FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.incoming_letters FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.agencies FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.clinics FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.district_counts FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.district_questions FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.district_matters FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
