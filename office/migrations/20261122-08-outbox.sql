-- One row per message to a person: that something waits, how many things, never what. The words and the
-- address are put together when it is sent.
CREATE TABLE office.outbox (
  outbox_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES office.people,
  kind text NOT NULL CHECK (kind IN ('digest', 'notice')),
  matter_count integer NOT NULL CHECK (matter_count BETWEEN 1 AND 100000),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempt_count smallint NOT NULL DEFAULT 0,
  fault text CHECK (fault ~ '^[a-z_]{1,40}$'),
  queued_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);
CREATE UNIQUE INDEX outbox_once ON office.outbox (person_id, kind) WHERE state = 'waiting';
CREATE INDEX outbox_newest ON office.outbox (queued_at DESC);

-- Queues a message; one that waits already takes the newer count, so nobody is flooded.
CREATE FUNCTION office.queue_message (person uuid, kind text, matter_count integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
#variable_conflict use_column
BEGIN
  IF office.viewer() <> 'system' AND (office.my_post()).post_id IS NULL THEN
    RAISE EXCEPTION 'office.queue_message: no post in force' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO office.outbox AS o (person_id, kind, matter_count) VALUES (person, queue_message.kind, queue_message.matter_count)
  ON CONFLICT (person_id, kind) WHERE state = 'waiting'
  DO UPDATE SET matter_count = CASE o.kind WHEN 'notice' THEN least(o.matter_count + excluded.matter_count, 100000) ELSE excluded.matter_count END;
END $$;

-- Queues a notice to everybody who speaks for the addressee of a dispatched letter; nobody for a ลับ one.
CREATE FUNCTION office.queue_letter_notice (wanted uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, office AS $$
DECLARE
  l office.letters;
  person uuid;
  queued integer := 0;
BEGIN
  SELECT * INTO l FROM office.letters WHERE letter_id = wanted AND secrecy = 'ordinary' AND state IN ('numbered', 'dispatched');
  IF l.letter_id IS NULL OR l.office_no <> ALL (office.my_letter_offices()) THEN RETURN 0; END IF;
  FOR person IN SELECT DISTINCT p.person_id FROM office.posts p JOIN office.people x USING (person_id)
    WHERE office.receives(p, l.recipient_kind, l.recipient_id) AND x.disabled_at IS NULL
      AND p.from_at <= clock_timestamp() AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
  LOOP
    PERFORM office.queue_message(person, 'notice', 1);
    queued := queued + 1;
  END LOOP;
  RETURN queued;
END $$;

ALTER TABLE office.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON office.outbox TO truatkhap_owner USING (true) WITH CHECK (true);

-- Messages: the person's own; administrators those of people in their sight; the sender all.
CREATE POLICY read_own ON office.outbox FOR SELECT TO truatkhap_app
USING (office.viewer() = 'staff' AND person_id::text = current_setting('truatkhap.person_id', true)
  OR office.my_role() IN ('administrator', 'system') AND office.person_in_sight(person_id));
CREATE POLICY send ON office.outbox FOR UPDATE TO truatkhap_app
USING (office.viewer() = 'system') WITH CHECK (office.viewer() = 'system');

REVOKE ALL ON FUNCTION office.queue_message (uuid, text, integer), office.queue_letter_notice (uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.queue_message (uuid, text, integer), office.queue_letter_notice (uuid) TO truatkhap_app;
GRANT SELECT ON office.outbox TO truatkhap_app;
GRANT UPDATE (state, attempt_count, fault, sent_at) ON office.outbox TO truatkhap_app;
