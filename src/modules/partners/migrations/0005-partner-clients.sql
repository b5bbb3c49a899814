-- Programs of partners, what they may do, their tokens, and the news they are told.
CREATE TABLE partners.client (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  institution text NOT NULL,
  branches text[] NOT NULL CHECK (cardinality(branches) > 0),
  services text[] NOT NULL CHECK (cardinality(services) > 0),
  rights text[] NOT NULL CHECK (cardinality(rights) > 0),
  is_test boolean NOT NULL,
  per_minute integer NOT NULL CHECK (per_minute > 0),
  webhook text,
  secret_number integer NOT NULL DEFAULT 1,
  added_at timestamptz NOT NULL,
  revoked_at timestamptz
);
COMMENT ON TABLE partners.client IS 'A program of an institution that may use the partner interface. Revoked is at once and for good.';
COMMENT ON COLUMN partners.client.services IS 'Ids, or * alone for all that are open.';
COMMENT ON COLUMN partners.client.secret_number IS 'The secret of the webhook is derived from a key of the city, the id and this number.';

CREATE TABLE partners.client_key (
  client text NOT NULL REFERENCES partners.client (id),
  kid text NOT NULL,
  jwk jsonb NOT NULL,
  added_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (client, kid)
);
COMMENT ON TABLE partners.client_key IS 'Public keys (RFC 7517) with which a program shows who it is; kid is the thumbprint (RFC 7638).';

CREATE TABLE partners.token (
  hash bytea PRIMARY KEY,
  client text NOT NULL REFERENCES partners.client (id),
  jkt text NOT NULL,
  branches text[] NOT NULL,
  services text[] NOT NULL,
  rights text[] NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE partners.token IS 'Access tokens by their SHA-256, each bound to a key of its holder (RFC 9449).';
COMMENT ON COLUMN partners.token.jkt IS 'Thumbprint of the key with which every use must be proven.';
CREATE INDEX token_expires ON partners.token (expires_at);

CREATE UNLOGGED TABLE partners.proof (
  id bytea PRIMARY KEY,
  until timestamptz NOT NULL
);
COMMENT ON TABLE partners.proof IS 'Proofs that were used, until they are too old anyway. After a crash of the database the nonce alone limits their age.';
CREATE INDEX proof_until ON partners.proof (until);

CREATE TABLE partners.delivery (
  id uuid PRIMARY KEY,
  client text NOT NULL REFERENCES partners.client (id),
  subject text NOT NULL,
  body jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  delivered_at timestamptz,
  given_up_at timestamptz,
  last_answer text,
  UNIQUE (client, subject)
);
COMMENT ON TABLE partners.delivery IS 'News for a program: that a visit has another status, that a statement is ready, that a defect is known. Never what somebody answered.';
COMMENT ON COLUMN partners.delivery.subject IS 'What the news is about, so that each is told once.';
REVOKE DELETE ON partners.client, partners.client_key, partners.delivery FROM lipsia_app;
