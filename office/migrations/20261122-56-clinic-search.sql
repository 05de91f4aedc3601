-- A question is found by its words, folded as kernel/thai-text folds them: without spaces, marks in one order, Arabic digits.
ALTER TABLE office.consultations
ADD COLUMN search_text text NOT NULL DEFAULT '' CHECK (length(search_text) <= 8000);
