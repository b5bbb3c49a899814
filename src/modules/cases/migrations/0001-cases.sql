-- A case is its events; these tables are what is read often, written in the same transaction as the events.
CREATE TABLE cases.case (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  service text NOT NULL,
  version text NOT NULL,
  office text NOT NULL,
  language text NOT NULL,
  channel text NOT NULL,
  account_id uuid,
  guest_proof bytea,
  key uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'waiting-for-citizen', 'decided', 'withdrawn')),
  outcome text,
  automatic boolean,
  seq integer NOT NULL,
  sealed bytea NOT NULL,
  submitted_at timestamptz NOT NULL,
  promised_on date,
  legal_on date,
  decided_at timestamptz,
  changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN cases.case.account_id IS 'Whose case it is; null for guests.';
COMMENT ON COLUMN cases.case.guest_proof IS 'SHA-256 of the proof that the guest''s resume code gives; admits the holder of the code.';
COMMENT ON COLUMN cases.case.key IS 'Vault key under which everything of this case is sealed.';
COMMENT ON COLUMN cases.case.seq IS 'Last event of the stream: the one version check per command.';
COMMENT ON COLUMN cases.case.sealed IS 'Snapshot: answers, files, process state and variables; always equal to the fold of the events.';
CREATE INDEX case_account ON cases.case (account_id, submitted_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX case_guest ON cases.case (guest_proof) WHERE guest_proof IS NOT NULL;
CREATE INDEX case_service_decided ON cases.case (service, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX case_decided ON cases.case (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX case_submitted ON cases.case (submitted_at);

CREATE TABLE cases.task (
  case_id uuid NOT NULL REFERENCES cases.case (id),
  token text NOT NULL,
  node text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('clerk', 'approval', 'citizen')),
  office text NOT NULL,
  service text NOT NULL,
  opened_at timestamptz NOT NULL,
  due_on date NOT NULL,
  legal_on date,
  assignee uuid,
  assigned_at timestamptz,
  decided_by uuid,
  PRIMARY KEY (case_id, token)
);
COMMENT ON TABLE cases.task IS 'Open tasks only: the worklist. A task goes when it is done.';
COMMENT ON COLUMN cases.task.due_on IS 'The earlier of the legal and the promised day.';
COMMENT ON COLUMN cases.task.decided_by IS 'Four eyes: who proposed the decision and may not approve it.';
CREATE INDEX task_worklist ON cases.task (office, kind, due_on, case_id);
CREATE INDEX task_assignee ON cases.task (assignee, due_on, case_id) WHERE assignee IS NOT NULL;

CREATE TABLE cases.timer (
  case_id uuid NOT NULL REFERENCES cases.case (id),
  timer text NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, timer)
);
CREATE INDEX timer_due ON cases.timer (due_at);

CREATE TABLE cases.notice (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id),
  letter text NOT NULL,
  kind text NOT NULL,
  regime text NOT NULL CHECK (regime IN ('vwvfg', 'ao', 'none')),
  channel text NOT NULL CHECK (channel IN ('own-portal', 'post')),
  remedy text NOT NULL CHECK (remedy IN ('objection', 'none')),
  seq integer NOT NULL,
  issued_at timestamptz NOT NULL,
  retrieved_at timestamptz,
  notified_on date,
  objection_until date,
  post_prepared_at timestamptz
);
COMMENT ON COLUMN cases.notice.seq IS 'The event that holds the sealed letter.';
COMMENT ON COLUMN cases.notice.retrieved_at IS 'First retrieval by the person: VwVfG § 41(2a).';
CREATE INDEX notice_case ON cases.notice (case_id);
CREATE INDEX notice_unread ON cases.notice (issued_at) WHERE retrieved_at IS NULL AND post_prepared_at IS NULL AND channel = 'own-portal';

CREATE TABLE cases.evidence (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id),
  sealed bytea NOT NULL,
  size integer NOT NULL,
  added_at timestamptz NOT NULL
);
COMMENT ON COLUMN cases.evidence.sealed IS 'The file itself; name and type lie in the sealed answers.';
CREATE INDEX evidence_case ON cases.evidence (case_id);

CREATE TABLE cases.finder (
  case_id uuid NOT NULL REFERENCES cases.case (id),
  office text NOT NULL,
  kind text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (hash, office, case_id, kind)
);
COMMENT ON TABLE cases.finder IS 'Blind indexes: keyed hashes of name, birth date; found without opening a table.';

CREATE TABLE cases.confirmation (
  id uuid PRIMARY KEY,
  code_hash bytea NOT NULL UNIQUE,
  key uuid NOT NULL,
  sealed bytea,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  used_by uuid REFERENCES cases.case (id) DEFERRABLE INITIALLY DEFERRED,
  ends_at timestamptz NOT NULL
);
COMMENT ON TABLE cases.confirmation IS 'A housing provider''s confirmation (BMG § 19) behind a short code without account.';

CREATE TABLE cases.payment (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id) DEFERRABLE INITIALLY DEFERRED,
  reference text NOT NULL UNIQUE,
  method text NOT NULL CHECK (method IN ('sepa', 'girocode')),
  cents integer NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'mandate-given', 'paid')),
  opened_at timestamptz NOT NULL,
  UNIQUE (case_id, reference)
);

CREATE TABLE cases.done (
  key text PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id),
  at timestamptz NOT NULL
);
COMMENT ON TABLE cases.done IS 'Idempotency: a command or job with this key was done; a repeat gives the same answer.';
