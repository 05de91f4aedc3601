-- A result keeps the name that its body had when it was taken in: whoever read it then reads it when the body has another name or
-- lies in another Region.
ALTER TABLE office.ita_results ADD COLUMN name_th text;
UPDATE office.ita_results r SET name_th = a.name_th FROM office.agencies a WHERE a.agency_id = r.agency_id;
ALTER TABLE office.ita_results ALTER COLUMN name_th SET NOT NULL;
