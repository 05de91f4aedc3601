-- Days on which no office works, beside Saturdays and Sundays. The cabinet decides them; they are data.
CREATE TABLE office.holidays (
  holiday_on date PRIMARY KEY,
  name_th text NOT NULL,
  name_en text NOT NULL,
  source text,
  verified boolean NOT NULL DEFAULT false,
  CHECK (NOT verified OR source IS NOT NULL)
);
ALTER TABLE office.holidays ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.holidays FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.holidays TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY read_all ON office.holidays FOR SELECT TO truatkhap_app USING (office.viewer() <> 'nobody');
CREATE POLICY write_centre ON office.holidays FOR ALL TO truatkhap_app
USING (office.my_role() IN ('administrator', 'centre_officer', 'system'))
WITH CHECK (office.my_role() IN ('administrator', 'centre_officer', 'system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON office.holidays TO truatkhap_app;
