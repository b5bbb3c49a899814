-- The back office of the service points: known defects, hints, risk flags, what was declared of pilots, and following the cases.
ALTER TABLE partners.visit ADD COLUMN asked_at timestamptz;
COMMENT ON COLUMN partners.visit.asked_at IS 'When it was last asked how the case stands; the status alone comes back.';
CREATE INDEX visit_following ON partners.visit (asked_at NULLS FIRST, id) WHERE state = 'submitted';
CREATE INDEX visit_changed ON partners.visit (changed_at) WHERE branch IS NOT NULL;

CREATE TABLE partners.defect (
  id uuid PRIMARY KEY,
  title jsonb NOT NULL,
  text jsonb NOT NULL,
  since date NOT NULL,
  until date,
  published_at timestamptz NOT NULL,
  published_by uuid NOT NULL,
  CHECK (until IS NULL OR until >= since)
);
COMMENT ON TABLE partners.defect IS 'Known defects of the system, shown to branches and to everybody. An entry is ended, never taken away.';

CREATE TABLE partners.hint (
  id uuid PRIMARY KEY,
  branch text,
  key uuid NOT NULL,
  sealed bytea NOT NULL,
  received_on date NOT NULL,
  read_by uuid,
  read_at timestamptz
);
COMMENT ON TABLE partners.hint IS 'What somebody wants the auditor to know. Nothing says who wrote it: no sign-in, no address, the day without a time.';

CREATE TABLE partners.flag (
  id uuid PRIMARY KEY,
  case_number text NOT NULL,
  visit uuid NOT NULL REFERENCES partners.visit (id),
  reason text NOT NULL CHECK (reason <> ''),
  raised_by uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz,
  CONSTRAINT lifted_by_another CHECK (lifted_by <> raised_by),
  CONSTRAINT lifted_whole CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
COMMENT ON TABLE partners.flag IS 'While a flag stands, two persons decide the case. Whoever raised it cannot lift it.';
CREATE UNIQUE INDEX flag_open ON partners.flag (case_number) WHERE lifted_at IS NULL;

CREATE TABLE partners.pilot (
  id text PRIMARY KEY,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  terms jsonb NOT NULL,
  stream uuid NOT NULL UNIQUE,
  declared_at timestamptz NOT NULL
);
COMMENT ON TABLE partners.pilot IS 'What a pilot is measured by, as it was declared beforehand; the hash stands in the event log.';
REVOKE UPDATE, DELETE ON partners.pilot FROM lipsia_app;
REVOKE DELETE ON partners.defect, partners.flag, partners.hint FROM lipsia_app;
