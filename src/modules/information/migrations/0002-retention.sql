-- Who asked is forgotten some time after a request has ended; its page stays without a name.
ALTER TABLE information.request ADD COLUMN ended_on date, ADD COLUMN forgotten_on date;
COMMENT ON COLUMN information.request.ended_on IS 'Day on which it was closed or taken back; from here the retention of personal data counts.';
COMMENT ON COLUMN information.request.forgotten_on IS 'Day on which key, account and code of the person were destroyed; the key then belongs to words that come later.';
UPDATE information.request SET ended_on = (changed_at AT TIME ZONE 'Europe/Berlin')::date WHERE status IN ('closed', 'withdrawn', 'withdrawn-costs');
ALTER TABLE information.request DROP CONSTRAINT a_request_belongs_to_somebody;
ALTER TABLE information.request ADD CONSTRAINT a_request_belongs_to_somebody
  CHECK ((forgotten_on IS NULL) = (account_id IS NOT NULL OR guest_proof IS NOT NULL));
CREATE INDEX request_to_forget ON information.request (ended_on) WHERE forgotten_on IS NULL;
