-- The same for the policies that name roles: their question is the same for every row too.
ALTER POLICY write_centre ON office.area_provinces
USING ((SELECT office.for_the_nation('administrator'))) WITH CHECK ((SELECT office.for_the_nation('administrator')));
ALTER POLICY write_centre ON office.region_provinces
USING ((SELECT office.for_the_nation('administrator'))) WITH CHECK ((SELECT office.for_the_nation('administrator')));
ALTER POLICY write_centre ON office.districts
USING ((SELECT office.for_the_nation('administrator'))) WITH CHECK ((SELECT office.for_the_nation('administrator')));
ALTER POLICY write_centre ON office.areas
USING ((SELECT office.for_the_nation('administrator'))) WITH CHECK ((SELECT office.for_the_nation('administrator')));
ALTER POLICY write_centre ON office.holidays
USING ((SELECT office.for_the_nation('administrator', 'centre_officer')))
WITH CHECK ((SELECT office.for_the_nation('administrator', 'centre_officer')));
