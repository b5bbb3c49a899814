-- Visits at service points, who may serve there, and the ledger of each branch.
CREATE TABLE partners.clerk (
  staff_id uuid PRIMARY KEY,
  branch text NOT NULL,
  trained_until date NOT NULL,
  revoked_at timestamptz,
  named_at timestamptz NOT NULL
);
COMMENT ON TABLE partners.clerk IS 'Who serves at which branch. Name and sign-in stand in accounts.staff; without a row here nobody serves.';
COMMENT ON COLUMN partners.clerk.trained_until IS 'The last day; after it serving is refused by itself.';
CREATE INDEX clerk_branch ON partners.clerk (branch);

CREATE TABLE partners.visit (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  service text NOT NULL,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  state text NOT NULL CHECK (state IN ('opened', 'mandate-signed', 'identity-checked', 'captured', 'sealed', 'submitted',
    'accepted', 'returned', 'withdrawn')),
  branch text,
  staff_id uuid REFERENCES partners.clerk (staff_id),
  mandate jsonb,
  identity jsonb,
  seal_hash text,
  draft_id uuid,
  case_number text,
  account_id uuid,
  guest_proof bytea,
  key uuid,
  sealed bytea,
  seq integer NOT NULL,
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT a_visit_belongs_to_somebody CHECK (account_id IS NOT NULL OR guest_proof IS NOT NULL),
  CONSTRAINT served_at_a_branch CHECK (state IN ('opened', 'withdrawn') OR (branch IS NOT NULL AND staff_id IS NOT NULL)),
  CONSTRAINT sealed_once CHECK ((state IN ('submitted', 'accepted', 'returned')) <= (seal_hash IS NOT NULL AND case_number IS NOT NULL))
);
COMMENT ON TABLE partners.visit IS 'A person with the help of a branch: mandate, identity, form, seal. Nothing in it says who comes.';
COMMENT ON COLUMN partners.visit.code IS 'What the person shows or says at the counter.';
COMMENT ON COLUMN partners.visit.draft_id IS 'The form that is filled in; its answers stay with the forms until it is sent.';
COMMENT ON COLUMN partners.visit.guest_proof IS 'SHA-256 of the proof that the guest''s resume code gives.';
COMMENT ON COLUMN partners.visit.sealed IS 'The proof itself under a key of the visit, for the case that it becomes; both are gone then.';
COMMENT ON COLUMN partners.visit.seq IS 'Last event of the stream of the same id.';
CREATE INDEX visit_branch ON partners.visit (branch, changed_at) WHERE branch IS NOT NULL;
CREATE INDEX visit_guest ON partners.visit (guest_proof) WHERE guest_proof IS NOT NULL;
CREATE INDEX visit_account ON partners.visit (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX visit_waiting ON partners.visit (opened_at) WHERE key IS NOT NULL;

CREATE TABLE partners.branch (
  id text PRIMARY KEY,
  stream uuid NOT NULL UNIQUE,
  seq integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE partners.branch IS 'The stream of a branch in the event log; its row is the lock of its ledger.';

CREATE TABLE partners.ledger (
  branch text NOT NULL REFERENCES partners.branch (id),
  seq integer NOT NULL CHECK (seq > 0),
  at text NOT NULL,
  by_side text NOT NULL CHECK (by_side IN ('branch', 'office')),
  body jsonb NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (branch, seq)
);
COMMENT ON TABLE partners.ledger IS 'Each branch''s own chain, gapless. The app may add entries, never change or remove one; each hash stands in the event log, too.';
REVOKE UPDATE, DELETE ON partners.ledger FROM lipsia_app;
REVOKE DELETE ON partners.visit, partners.branch, partners.clerk FROM lipsia_app;
