-- How cases run: where each one stands, in the open; what is suspended, what went wrong, what two people repaired by hand.
ALTER TABLE cases.case ADD COLUMN running boolean, ADD COLUMN outline jsonb;
COMMENT ON COLUMN cases.case.running IS 'Its process has not ended; null for a case that has not moved since this is noted.';
COMMENT ON COLUMN cases.case.outline IS 'Where the process stands and what it waits for: elements, times and names of the diagram, nothing that a person wrote.';
CREATE INDEX case_running ON cases.case (service, version, submitted_at, id) WHERE running;

CREATE TABLE cases.suspension (
  case_id uuid PRIMARY KEY REFERENCES cases.case (id),
  suspended_at timestamptz NOT NULL,
  suspended_by uuid NOT NULL
);
COMMENT ON TABLE cases.suspension IS 'Cases whose process rests: no timer fires and nothing goes out. Legal deadlines go on.';

CREATE TABLE cases.incident (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('command-failed', 'job-dead', 'never-comes')),
  case_id uuid REFERENCES cases.case (id),
  place text NOT NULL,
  cause text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'known', 'over')),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1,
  note text,
  noted_by uuid,
  noted_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (kind, case_id, place)
);
COMMENT ON TABLE cases.incident IS 'What a person must look at: a command that failed, a job given up, a process that waits for what never comes.';
COMMENT ON COLUMN cases.incident.place IS 'Token, timer or job it is about.';
COMMENT ON COLUMN cases.incident.state IS 'open; known: somebody noted it; over: its cause is gone.';
CREATE INDEX incident_open ON cases.incident (last_at DESC) WHERE state <> 'over';

CREATE TABLE cases.repair (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id),
  kind text NOT NULL CHECK (kind IN ('move', 'cancel')),
  token text NOT NULL,
  node text NOT NULL,
  target text,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'done', 'rejected')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  CHECK (decided_by IS DISTINCT FROM proposed_by OR state <> 'done'),
  CHECK ((target IS NULL) = (kind = 'cancel'))
);
COMMENT ON TABLE cases.repair IS 'Tokens moved or ended by hand: one operator proposes, another one approves.';
CREATE UNIQUE INDEX repair_proposed ON cases.repair (case_id, token) WHERE state = 'proposed';
CREATE INDEX repair_case ON cases.repair (case_id);
