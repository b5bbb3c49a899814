-- Money: when a claim is due and what was paid of it, what the statements of the bank said, which mandates were collected.
ALTER TABLE cases.payment
  ADD COLUMN due jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN paid_cents integer NOT NULL DEFAULT 0 CHECK (paid_cents >= 0),
  ADD COLUMN paid_at timestamptz;
COMMENT ON COLUMN cases.payment.due IS 'Instalments [{"on", "cents"}], earliest first; empty when only the letter names a day.';
CREATE INDEX payment_open ON cases.payment ((due->0->>'on'), id) WHERE status <> 'paid';

CREATE TABLE cases.statement (
  id uuid PRIMARY KEY,
  hash bytea NOT NULL UNIQUE,
  imported_at timestamptz NOT NULL,
  imported_by uuid NOT NULL
);
COMMENT ON TABLE cases.statement IS 'A bank statement that was read in. The file itself is not kept: it names people and their accounts.';
COMMENT ON COLUMN cases.statement.hash IS 'SHA-256 of the file: the same file again changes nothing.';

CREATE TABLE cases.bank_entry (
  statement_id uuid NOT NULL REFERENCES cases.statement (id),
  position integer NOT NULL,
  key bytea NOT NULL,
  cents bigint NOT NULL,
  booked_on date NOT NULL,
  bank_reference text,
  outcome text NOT NULL,
  payment_id uuid REFERENCES cases.payment (id),
  surplus bigint NOT NULL,
  PRIMARY KEY (statement_id, position)
);
COMMENT ON COLUMN cases.bank_entry.key IS 'SHA-256 of what names the entry for ever: it counts once, in whichever file it comes.';
CREATE UNIQUE INDEX bank_entry_once ON cases.bank_entry (key) WHERE outcome <> 'repeated';
CREATE INDEX bank_entry_payment ON cases.bank_entry (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE cases.collection_batch (
  id uuid PRIMARY KEY,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL
);
CREATE TABLE cases.collection (
  payment_id uuid NOT NULL REFERENCES cases.payment (id),
  instalment smallint NOT NULL,
  batch_id uuid NOT NULL REFERENCES cases.collection_batch (id),
  cents integer NOT NULL,
  collect_on date NOT NULL,
  PRIMARY KEY (payment_id, instalment)
);
COMMENT ON TABLE cases.collection IS 'Direct debits given to the bank: each instalment of a claim once, for ever.';
CREATE INDEX collection_batch_of ON cases.collection (batch_id);
