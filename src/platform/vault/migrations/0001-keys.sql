-- One key per person, wrapped by the key-encryption key from config; and the record of every read.
CREATE TABLE vault.key (
  id uuid PRIMARY KEY,
  wrapped bytea,
  wrapped_by text NOT NULL,
  reads integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  destroyed_at timestamptz,
  destroyed_because text,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
COMMENT ON COLUMN vault.key.wrapped IS 'AES-256 key of one person under the key-encryption key; null once destroyed.';
COMMENT ON COLUMN vault.key.wrapped_by IS 'Fingerprint of the key-encryption key.';
COMMENT ON COLUMN vault.key.reads IS 'Number of the last access entry: gapless per person.';

CREATE TABLE vault.access (
  subject uuid NOT NULL REFERENCES vault.key (id),
  number integer NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  role text NOT NULL,
  office text,
  purpose text NOT NULL,
  legal_basis text,
  case_id uuid,
  what text[] NOT NULL,
  PRIMARY KEY (subject, number)
);
COMMENT ON TABLE vault.access IS 'Who read whose data, when, in which role, why: append-only, shown to the person.';
COMMENT ON COLUMN vault.access.actor_id IS 'For the protection officer only; the person sees role and office.';

REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM lipsia_app;
GRANT SELECT, INSERT ON vault.access TO lipsia_app;
GRANT SELECT, INSERT, UPDATE ON vault.key TO lipsia_app;
