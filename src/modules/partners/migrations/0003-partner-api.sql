-- Visits that partners record themselves and send as a whole, and the programs of partners that may do so.
CREATE TABLE partners.line (
  branch text NOT NULL,
  device uuid NOT NULL,
  last integer NOT NULL DEFAULT 0 CHECK (last >= 0),
  PRIMARY KEY (branch, device)
);
COMMENT ON TABLE partners.line IS 'How far the running numbers of a device at a branch have come; its row is the lock of that line.';

CREATE TABLE partners.filing (
  id uuid PRIMARY KEY,
  branch text NOT NULL,
  device uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  body_hash text NOT NULL CHECK (body_hash ~ '^[0-9a-f]{64}$'),
  client text,
  visit uuid REFERENCES partners.visit (id),
  is_test boolean NOT NULL,
  test_state text CHECK (test_state IN ('submitted', 'accepted', 'returned')),
  receipt jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (branch, device, number),
  CONSTRAINT a_test_makes_no_visit CHECK (NOT (is_test AND visit IS NOT NULL)),
  CONSTRAINT only_a_test_has_its_state CHECK (is_test OR test_state IS NULL),
  FOREIGN KEY (branch, device) REFERENCES partners.line (branch, device)
);
COMMENT ON TABLE partners.filing IS 'Whole visits as they arrived, each once: received or refused. The answers are not here; only their hash is.';
COMMENT ON COLUMN partners.filing.id IS 'Chosen by the branch.';
COMMENT ON COLUMN partners.filing.body_hash IS 'SHA-256 of the canonical body (RFC 8785): the same again gives the same receipt.';
COMMENT ON COLUMN partners.filing.is_test IS 'From a test client: checked like any other, and never a case.';
CREATE INDEX filing_visit ON partners.filing (visit) WHERE visit IS NOT NULL;
CREATE INDEX filing_client ON partners.filing (client, received_at) WHERE client IS NOT NULL;
REVOKE DELETE ON partners.line, partners.filing FROM lipsia_app;
REVOKE UPDATE ON partners.filing FROM lipsia_app;
