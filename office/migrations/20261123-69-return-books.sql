-- When a project runs, where its body says so; and returns that were filled in offline, read and waiting for a word.
ALTER TABLE office.return_projects
ADD COLUMN begins_on date,
ADD COLUMN ends_on date,
ADD CONSTRAINT return_projects_period CHECK (ends_on >= begins_on);

-- One row per workbook that somebody handed in and that was read without a fault. For whoever handed it in alone; what waits for
-- a word goes with the next one.
CREATE TABLE office.return_books (
  return_book_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  row_count integer NOT NULL CHECK (row_count BETWEEN 0 AND 200000),
  handed_in_by uuid NOT NULL REFERENCES office.people,
  handed_in_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'handed_in' CHECK (state IN ('handed_in', 'taken_in')),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX return_books_of ON office.return_books (handed_in_by, handed_in_at);

-- One row per return that the workbook would change: what it would then hold, and which version of it was compared.
CREATE TABLE office.return_book_pages (
  return_book_id uuid NOT NULL REFERENCES office.return_books ON DELETE CASCADE,
  quarterly_return_id uuid NOT NULL REFERENCES office.quarterly_returns,
  agency_id text NOT NULL REFERENCES office.agencies,
  version integer NOT NULL,
  typed jsonb NOT NULL,
  -- What would change, for people: at most so many as are shown, and how many there are.
  changes jsonb NOT NULL,
  change_count integer NOT NULL CHECK (change_count >= 1),
  PRIMARY KEY (return_book_id, quarterly_return_id)
);

ALTER TABLE office.return_books ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_books FORCE ROW LEVEL SECURITY;
ALTER TABLE office.return_book_pages ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.return_book_pages FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.return_books TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.return_book_pages TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON office.return_books TO truatkhap_app
USING ((SELECT office.reports()) AND handed_in_by::text = current_setting('truatkhap.person_id', true))
WITH CHECK ((SELECT office.reports()) AND handed_in_by::text = current_setting('truatkhap.person_id', true));
CREATE POLICY own ON office.return_book_pages TO truatkhap_app
USING ((SELECT office.reports()) AND agency_id = ANY ((SELECT office.my_agencies())::text[])
  AND EXISTS (SELECT FROM office.return_books b WHERE b.return_book_id = return_book_pages.return_book_id))
WITH CHECK ((SELECT office.reports()) AND EXISTS (SELECT FROM office.quarterly_returns r
  WHERE r.quarterly_return_id = return_book_pages.quarterly_return_id AND r.agency_id = return_book_pages.agency_id));
GRANT UPDATE (state, version) ON office.return_books TO truatkhap_app;
GRANT SELECT, INSERT, DELETE ON office.return_books, office.return_book_pages TO truatkhap_app;
