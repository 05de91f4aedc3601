-- What the results of a year ask: the tests that were finished within some days, Area by Area.
CREATE INDEX attempts_finished ON office.attempts (area_no, finished_at) WHERE kind = 'post' AND state = 'finished';
