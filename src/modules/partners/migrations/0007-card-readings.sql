-- Readings of identity cards at counters (PAuswG § 18a): each for one visit, by one clerk, once.
CREATE TABLE partners.card_reading (
  id uuid PRIMARY KEY,
  visit uuid NOT NULL REFERENCES partners.visit (id),
  branch text NOT NULL,
  staff_id uuid NOT NULL REFERENCES partners.clerk (staff_id),
  session text NOT NULL UNIQUE,
  server_address text NOT NULL,
  psk text,
  token_hash bytea NOT NULL UNIQUE,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  takes_over boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'read', 'failed', 'given-up')),
  reason text,
  asked integer NOT NULL DEFAULT 0,
  sealed bytea,
  begun_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT read_is_kept_sealed CHECK (sealed IS NULL OR state = 'read')
);
COMMENT ON TABLE partners.card_reading IS 'What was read lies sealed under the key of the visit and is gone with it; nothing else here says who came.';
COMMENT ON COLUMN partners.card_reading.session IS 'Of the eID service; never used by two readings.';
COMMENT ON COLUMN partners.card_reading.psk IS 'With which the program at the reader speaks with the service; gone once it was fetched.';
COMMENT ON COLUMN partners.card_reading.token_hash IS 'SHA-256 of what stands in the address of the TC token.';
COMMENT ON COLUMN partners.card_reading.takes_over IS 'The person wants name and birth date in the form.';
COMMENT ON COLUMN partners.card_reading.asked IS 'Requests for the result that were answered.';
CREATE UNIQUE INDEX card_reading_waiting ON partners.card_reading (visit) WHERE state = 'waiting';
CREATE INDEX card_reading_visit ON partners.card_reading (visit);
REVOKE DELETE ON partners.card_reading FROM lipsia_app;
