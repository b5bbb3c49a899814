-- The population register of the demo city: a service of its own. The app has no right to anything here.

CREATE TABLE person (
  id uuid PRIMARY KEY,
  pseudonym text UNIQUE,
  family_name text NOT NULL,
  given_names text NOT NULL,
  usual_name text,
  doctorate text,
  birth_date date NOT NULL,
  birth_place text NOT NULL,
  sex text NOT NULL,
  nationalities text[] NOT NULL,
  religion text,
  civil_status text NOT NULL,
  former_names text[] NOT NULL,
  name_keys text[] NOT NULL,
  documents jsonb NOT NULL,
  blocked_until date
);
COMMENT ON TABLE person IS 'Synthetic residents (BMG § 3); nobody here is real.';
COMMENT ON COLUMN person.pseudonym IS 'What the identity provider gives for this person; only people who signed in before have one.';
COMMENT ON COLUMN person.name_keys IS 'Search form of the family name and of former ones.';
COMMENT ON COLUMN person.blocked_until IS 'Last day of an Auskunftssperre (BMG § 51); never leaves this service.';
CREATE INDEX person_by_birth ON person (birth_date);

CREATE TABLE home (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person uuid NOT NULL REFERENCES person,
  street text NOT NULL,
  house_number text NOT NULL,
  postcode text NOT NULL,
  city text NOT NULL,
  addition text NOT NULL DEFAULT '',
  kind text NOT NULL CHECK (kind IN ('main', 'secondary', 'only')),
  moved_in_on date NOT NULL,
  moved_out_on date,
  registered_on date NOT NULL
);
COMMENT ON TABLE home IS 'Present and former homes; a home is ended, never removed.';
CREATE INDEX home_by_person ON home (person);
CREATE UNIQUE INDEX one_main_home ON home (person) WHERE moved_out_on IS NULL AND kind IN ('main', 'only');

CREATE TABLE kinship (
  person uuid NOT NULL REFERENCES person,
  relative uuid NOT NULL REFERENCES person,
  relation text NOT NULL CHECK (relation IN ('spouse', 'child')),
  PRIMARY KEY (person, relative)
);
COMMENT ON TABLE kinship IS 'Spouse in both directions, child from each parent.';

CREATE TABLE answered (
  client text NOT NULL,
  key_hash text NOT NULL,
  request_hash text NOT NULL,
  status int,
  body jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (client, key_hash)
);
COMMENT ON TABLE answered IS 'What was answered under an idempotency key; the same key gives the same answer.';

CREATE TABLE code_letter (
  id uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  street text NOT NULL,
  house_number text NOT NULL,
  postcode text NOT NULL,
  city text NOT NULL,
  addition text NOT NULL,
  code text NOT NULL,
  sent_at timestamptz NOT NULL,
  valid_until date NOT NULL,
  wrong int NOT NULL DEFAULT 0,
  right_at timestamptz
);
COMMENT ON TABLE code_letter IS 'Letters with a code to a new address (BMG § 23a(3)); in the demo they lie in an outbox.';
CREATE INDEX code_letter_by_number ON code_letter (number DESC);

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  client text NOT NULL,
  action text NOT NULL,
  result text NOT NULL,
  purpose text,
  reference text,
  persons uuid[] NOT NULL
);
COMMENT ON TABLE audit IS 'Who asked for whom, when and why (BMG § 40); appended only.';

CREATE TABLE seeding (
  edition text PRIMARY KEY,
  people int NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE seeding IS 'Which set of synthetic residents was loaded; each once.';

GRANT USAGE ON SCHEMA register TO lipsia_register;
GRANT SELECT, INSERT, UPDATE ON person, home, answered, code_letter TO lipsia_register;
GRANT SELECT, INSERT ON kinship, audit, seeding TO lipsia_register;

REVOKE ALL ON ALL TABLES IN SCHEMA register FROM lipsia_app;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA register FROM lipsia_app;
REVOKE ALL ON SCHEMA register FROM lipsia_app;
