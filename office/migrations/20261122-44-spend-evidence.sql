-- หลักฐานการเบิกจ่าย: the papers behind what was spent of a line's money. No rate of any allowance is known here:
-- a paper says its amount, and for how many people and days.

-- One row per paper, or per part of one that pays for another thing. The amounts of those not withdrawn stand
-- beside what was spent; nobody adds them up by hand.
CREATE TABLE office.spend_evidence (
  spend_evidence_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plan_line_id uuid NOT NULL,
  budget_class smallint NOT NULL CHECK (budget_class IN (1, 2)),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  -- เบี้ยเลี้ยง, ค่าพาหนะ, ค่าที่พัก, ค่าสถานที่, ค่าวัสดุ, อื่น ๆ
  kind text NOT NULL CHECK (kind IN ('per_diem', 'travel', 'lodging', 'venue', 'materials', 'other')),
  what_for text CHECK (length(what_for) BETWEEN 2 AND 300),
  amount_thb numeric(17, 2) NOT NULL CHECK (amount_thb > 0),
  person_count integer CHECK (person_count BETWEEN 1 AND 10000),
  -- Half days are paid too.
  day_count numeric(5, 1) CHECK (day_count BETWEEN 0.5 AND 366),
  document_no text NOT NULL CHECK (length(document_no) BETWEEN 1 AND 100),
  document_on date NOT NULL,
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer CHECK (byte_count BETWEEN 1 AND 10485760),
  media_type text CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  file_name text CHECK (length(file_name) BETWEEN 1 AND 200 AND file_name !~ '[/\\[:cntrl:]]'),
  state text NOT NULL DEFAULT 'given' CHECK (state IN ('given', 'withdrawn')),
  version integer NOT NULL DEFAULT 1,
  withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 3 AND 500),
  given_by uuid NOT NULL REFERENCES office.people,
  given_at timestamptz NOT NULL DEFAULT now(),
  is_demonstration boolean NOT NULL DEFAULT false,
  FOREIGN KEY (plan_line_id, budget_class) REFERENCES office.plan_budgets (plan_line_id, budget_class),
  CONSTRAINT spend_evidence_per_diem CHECK (kind <> 'per_diem' OR person_count IS NOT NULL AND day_count IS NOT NULL),
  CONSTRAINT spend_evidence_other CHECK (kind <> 'other' OR what_for IS NOT NULL),
  CONSTRAINT spend_evidence_file CHECK (
    (sha256 IS NULL) = (byte_count IS NULL) AND (sha256 IS NULL) = (media_type IS NULL) AND (sha256 IS NULL) = (file_name IS NULL)
  ),
  CONSTRAINT spend_evidence_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
);
-- The same paper for the same thing and amount counts once.
CREATE UNIQUE INDEX spend_evidence_once ON office.spend_evidence (plan_line_id, budget_class, kind, document_no, document_on, amount_thb)
WHERE state = 'given';

ALTER TABLE office.spend_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.spend_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.spend_evidence TO truatkhap_owner USING (true) WITH CHECK (true);
-- With its line: an Area's its own, the centre's all.
CREATE POLICY desk ON office.spend_evidence FOR ALL TO truatkhap_app
USING ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END)
WITH CHECK ((SELECT office.works_desk()) AND CASE (SELECT office.my_scope_kind()) WHEN 'nation' THEN true ELSE area_no = (SELECT office.my_area_no()) END);
GRANT SELECT, INSERT ON office.spend_evidence TO truatkhap_app;
GRANT UPDATE (state, version, withdrawn_reason) ON office.spend_evidence TO truatkhap_app;
CREATE TRIGGER mark_demonstration BEFORE INSERT ON office.spend_evidence FOR EACH ROW EXECUTE FUNCTION office.mark_demonstration ();
