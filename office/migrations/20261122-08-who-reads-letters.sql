-- Who sees and keeps letters: the office that writes them; after dispatch, and never a ลับ one, the addressee.
ALTER TABLE office.letter_offices ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letter_offices FORCE ROW LEVEL SECURITY;
ALTER TABLE office.letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letters FORCE ROW LEVEL SECURITY;
ALTER TABLE office.incoming_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.incoming_letters FORCE ROW LEVEL SECURITY;
ALTER TABLE office.letter_matters ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letter_matters FORCE ROW LEVEL SECURITY;
ALTER TABLE office.letter_registers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letter_registers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.register_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.register_entries FORCE ROW LEVEL SECURITY;
ALTER TABLE office.letter_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letter_answers FORCE ROW LEVEL SECURITY;
ALTER TABLE office.letter_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.letter_files FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.letter_offices TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.letters TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.incoming_letters TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.letter_matters TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.letter_registers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.register_entries TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.letter_answers TO truatkhap_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON office.letter_files TO truatkhap_owner USING (true) WITH CHECK (true);

-- The heads of letters are printed on every letter; each office keeps its own.
CREATE POLICY read_signed_in ON office.letter_offices FOR SELECT TO truatkhap_app USING (office.my_role() NOT IN ('nobody', 'public'));
CREATE POLICY keep ON office.letter_offices FOR UPDATE TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[])) WITH CHECK (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));

-- An ordinary letter: its office and the centre; after dispatch its addressee. A ลับ one: its office.
CREATE POLICY read_office ON office.letters FOR SELECT TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
  OR secrecy = 'ordinary' AND office_no = ANY ((SELECT office.letter_offices_in_sight())::smallint[]));
CREATE POLICY read_addressee ON office.letters FOR SELECT TO truatkhap_app
USING (secrecy = 'ordinary' AND state IN ('dispatched', 'received', 'answered')
  AND office.receives((SELECT office.my_post()), recipient_kind, recipient_id));
CREATE POLICY draft ON office.letters FOR INSERT TO truatkhap_app
WITH CHECK (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]) AND state = 'drafted');
CREATE POLICY keep ON office.letters FOR UPDATE TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[])) WITH CHECK (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));
CREATE POLICY confirm_and_answer ON office.letters FOR UPDATE TO truatkhap_app
USING (secrecy = 'ordinary' AND state IN ('dispatched', 'received', 'answered')
  AND office.receives((SELECT office.my_post()), recipient_kind, recipient_id))
WITH CHECK (secrecy = 'ordinary' AND state IN ('dispatched', 'received', 'answered')
  AND office.receives((SELECT office.my_post()), recipient_kind, recipient_id));

CREATE POLICY read_office ON office.incoming_letters FOR SELECT TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));
CREATE POLICY enter ON office.incoming_letters FOR INSERT TO truatkhap_app
WITH CHECK (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]) AND state = 'registered');
CREATE POLICY keep ON office.incoming_letters FOR UPDATE TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[])) WITH CHECK (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));

-- What a letter belongs to is read by its office, never by its addressee.
CREATE POLICY read_office ON office.letter_matters FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_matters.letter_id
    AND l.office_no = ANY ((SELECT office.letter_offices_in_sight())::smallint[]))
  OR EXISTS (SELECT FROM office.incoming_letters i WHERE i.incoming_id = letter_matters.incoming_id));
CREATE POLICY link ON office.letter_matters FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_matters.letter_id AND l.secrecy = 'ordinary'
    AND l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[]))
  OR EXISTS (SELECT FROM office.incoming_letters i WHERE i.incoming_id = letter_matters.incoming_id AND i.secrecy = 'ordinary'));

CREATE POLICY read_office ON office.letter_registers FOR SELECT TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));
CREATE POLICY read_office ON office.register_entries FOR SELECT TO truatkhap_app
USING (office_no = ANY ((SELECT office.my_letter_offices())::smallint[]));

-- Answers and files follow their letter: whoever sees it sees them. Nothing is attached to a ลับ one.
CREATE POLICY read_with_letter ON office.letter_answers FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_answers.letter_id));
CREATE POLICY answer ON office.letter_answers FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_answers.letter_id AND l.state IN ('dispatched', 'received')
  AND (l.secrecy = 'ordinary' OR letter_answers.answer IS NULL)
  AND (l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
    OR office.receives((SELECT office.my_post()), l.recipient_kind, l.recipient_id))));
CREATE POLICY read_with_letter ON office.letter_files FOR SELECT TO truatkhap_app
USING (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_files.letter_id)
  OR EXISTS (SELECT FROM office.incoming_letters i WHERE i.incoming_id = letter_files.incoming_id));
CREATE POLICY add_own ON office.letter_files FOR INSERT TO truatkhap_app
WITH CHECK (EXISTS (SELECT FROM office.letters l WHERE l.letter_id = letter_files.letter_id AND l.secrecy = 'ordinary'
    AND (l.office_no = ANY ((SELECT office.my_letter_offices())::smallint[])
      OR letter_files.purpose = 'answer' AND office.receives((SELECT office.my_post()), l.recipient_kind, l.recipient_id)))
  OR EXISTS (SELECT FROM office.incoming_letters i WHERE i.incoming_id = letter_files.incoming_id AND i.secrecy = 'ordinary'));

REVOKE ALL ON FUNCTION office.enter_in_register (text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.enter_in_register (text, uuid),
office.my_letter_offices (), office.letter_offices_in_sight (), office.receives (office.posts, text, text) TO truatkhap_app;
GRANT SELECT ON office.letter_offices, office.letters, office.incoming_letters, office.letter_matters, office.letter_registers, office.register_entries,
office.letter_answers, office.letter_files TO truatkhap_app;
GRANT UPDATE (name_th, address_th, owner_th, phone_th, number_prefix, state, version) ON office.letter_offices TO truatkhap_app;
-- Numbers are missing from these lists on purpose: office.enter_in_register alone writes them.
GRANT INSERT (office_no, kind, secrecy, recipient_kind, recipient_id, recipient_name, subject_line, reference_lines,
enclosure_lines, body, reply_due_on, drafted_by, is_demonstration) ON office.letters TO truatkhap_app;
GRANT UPDATE (state, version, recipient_kind, recipient_id, recipient_name, subject_line, reference_lines,
enclosure_lines, body, reply_due_on, drafted_by, head, reviewed_by, signed_by, signer_name, signer_title, signed_on, dispatched_on, dispatch_means,
received_on, answered_on, withdrawn_on, withdrawn_why, withdrawn_note) ON office.letters TO truatkhap_app;
GRANT INSERT (office_no, secrecy, received_on, their_number, their_date_on, sender_name, sender_agency_id, subject_line, answers_letter_id,
reply_due_on, entered_by, is_demonstration) ON office.incoming_letters TO truatkhap_app;
GRANT UPDATE (state, version, reply_due_on, handled_on, handled_by, handled_note) ON office.incoming_letters TO truatkhap_app;
GRANT INSERT ON office.letter_answers, office.letter_files, office.letter_matters TO truatkhap_app;
