-- Accounts of citizens: who they are lies sealed under their own key; the provider's subject only as a keyed hash.
CREATE TABLE accounts.account (
  id uuid PRIMARY KEY,
  subject text NOT NULL UNIQUE,
  key uuid NOT NULL,
  profile bytea NOT NULL,
  level text NOT NULL CHECK (level IN ('low', 'substantial', 'high')),
  mail text[] NOT NULL DEFAULT '{news,deadlines}',
  language text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
  locked_at timestamptz,
  created_at timestamptz NOT NULL,
  used_at timestamptz NOT NULL,
  notice_at timestamptz
);
COMMENT ON COLUMN accounts.account.subject IS 'Keyed hash of issuer and subject of the identity provider.';
COMMENT ON COLUMN accounts.account.key IS 'Vault key of the person.';
COMMENT ON COLUMN accounts.account.profile IS 'Name, birth date, address, e-mail and pseudonym, sealed under the key.';
COMMENT ON COLUMN accounts.account.level IS 'The level at which the profile was proven: the highest seen.';
COMMENT ON COLUMN accounts.account.notice_at IS 'When the person was told that the unused account will be deleted (OZG § 8(7)).';
CREATE INDEX account_used ON accounts.account (used_at);

-- One sign-in under way at the identity provider; taken once, bound to the browser, several tabs have one each.
CREATE TABLE accounts.sign_in (
  state text PRIMARY KEY,
  browser text NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON COLUMN accounts.sign_in.state IS 'Keyed hash of the state sent to the provider.';
COMMENT ON COLUMN accounts.sign_in.sealed IS 'Nonce, code verifier, way back, level and language.';
CREATE INDEX sign_in_created ON accounts.sign_in (created_at);

-- One person acts for another: given or asked for by one side, accepted by the other with a one-time code, ended by either.
CREATE TABLE accounts.mandate (
  id uuid PRIMARY KEY,
  principal uuid,
  holder uuid,
  services text[],
  from_day date NOT NULL,
  until_day date NOT NULL,
  offer uuid UNIQUE,
  offer_sealed bytea,
  offer_until timestamptz,
  principal_name bytea,
  holder_name bytea,
  created_at timestamptz NOT NULL,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('principal', 'holder', 'system')),
  seq integer NOT NULL DEFAULT 0,
  CHECK (from_day <= until_day),
  CHECK (principal IS DISTINCT FROM holder),
  CHECK (principal IS NOT NULL OR holder IS NOT NULL),
  CHECK (accepted_at IS NULL OR (principal IS NOT NULL AND holder IS NOT NULL))
);
COMMENT ON COLUMN accounts.mandate.services IS 'Service folders the holder may act in; null is all.';
COMMENT ON COLUMN accounts.mandate.offer IS 'Derived from the one-time code; gone once accepted.';
COMMENT ON COLUMN accounts.mandate.offer_sealed IS 'Who offers it, sealed under a key that only the code gives.';
COMMENT ON COLUMN accounts.mandate.principal_name IS 'Name of the principal, sealed under the key of the holder.';
COMMENT ON COLUMN accounts.mandate.holder_name IS 'Name of the holder, sealed under the key of the principal.';
COMMENT ON COLUMN accounts.mandate.seq IS 'Last event of the mandate in the log.';
CREATE INDEX mandate_principal ON accounts.mandate (principal);
CREATE INDEX mandate_holder ON accounts.mandate (holder);
CREATE INDEX mandate_offer_until ON accounts.mandate (offer_until);

-- Staff: password hash and second factors; an entry without password waits for its invitation.
CREATE TABLE accounts.staff (
  id uuid PRIMARY KEY,
  login text NOT NULL UNIQUE CHECK (login = lower(login)),
  name text NOT NULL,
  offices text[] NOT NULL,
  roles text[] NOT NULL CHECK (roles <@ ARRAY['clerk', 'approver', 'operator', 'protectionOfficer']),
  key uuid NOT NULL,
  password text,
  totp bytea,
  totp_step bigint NOT NULL DEFAULT 0,
  passkey_user text,
  locked_at timestamptz,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON COLUMN accounts.staff.password IS 'scrypt with its parameters and salt.';
COMMENT ON COLUMN accounts.staff.totp IS 'Secret of the authenticator app, sealed under the key.';
COMMENT ON COLUMN accounts.staff.totp_step IS 'Last time step that was used: no code counts twice (RFC 6238, 5.2).';
CREATE INDEX staff_offices ON accounts.staff USING gin (offices);

CREATE TABLE accounts.invitation (
  token text PRIMARY KEY,
  staff uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  until timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON COLUMN accounts.invitation.token IS 'Hash of the one-time token in the link.';

CREATE TABLE accounts.passkey (
  id text PRIMARY KEY,
  staff uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX passkey_staff ON accounts.passkey (staff);

CREATE TABLE accounts.recovery_code (
  staff uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (staff, hash)
);

-- A staff sign-in or enrolment between its steps; one per browser, gone after minutes.
CREATE TABLE accounts.staff_step (
  browser text PRIMARY KEY,
  staff uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('second-factor', 'enrolment')),
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- Failed attempts by keyed hash of what was tried, known or not.
CREATE TABLE accounts.throttle (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL
);
CREATE INDEX throttle_last ON accounts.throttle (last_at);

CREATE TABLE accounts.stand_in (
  id uuid PRIMARY KEY,
  absent uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  stands_in uuid NOT NULL REFERENCES accounts.staff (id) ON DELETE CASCADE,
  from_day date NOT NULL,
  until_day date NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK (absent <> stands_in),
  CHECK (from_day <= until_day)
);
CREATE INDEX stand_in_absent ON accounts.stand_in (absent);
CREATE INDEX stand_in_stands_in ON accounts.stand_in (stands_in);
