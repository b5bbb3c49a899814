-- Paper that comes in: a queue for each office, and evidence that came on paper.
CREATE TABLE cases.paper (
  id uuid PRIMARY KEY,
  office text NOT NULL,
  received_on date NOT NULL,
  registered_at timestamptz NOT NULL,
  registered_by uuid NOT NULL,
  key uuid NOT NULL,
  sealed bytea NOT NULL,
  file bytea NOT NULL,
  size integer NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'attached', 'new-case', 'returned')),
  draft_id uuid,
  forwarded_from text,
  closed_at timestamptz,
  seq integer NOT NULL
);
COMMENT ON TABLE cases.paper IS 'Scanned paper that waits to be sorted. Once it belongs to a case it lies there as evidence, and nothing of it here.';
COMMENT ON COLUMN cases.paper.received_on IS 'Day on which it came to the city: deadlines count from it.';
COMMENT ON COLUMN cases.paper.key IS 'Vault key of this paper alone; destroyed when it moves into a case or its time ends.';
COMMENT ON COLUMN cases.paper.sealed IS 'Name, type and what was noted about it.';
COMMENT ON COLUMN cases.paper.draft_id IS 'The form that is being filled in from it.';
COMMENT ON COLUMN cases.paper.forwarded_from IS 'The office that passed it on.';
COMMENT ON COLUMN cases.paper.seq IS 'Last event of its own stream.';
CREATE INDEX paper_open ON cases.paper (office, received_on, id) WHERE state = 'open';
CREATE INDEX paper_draft ON cases.paper (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX paper_closed ON cases.paper (closed_at) WHERE closed_at IS NOT NULL;

ALTER TABLE cases.evidence
  ADD COLUMN source text NOT NULL DEFAULT 'form' CHECK (source IN ('form', 'paper')),
  ADD COLUMN received_on date;
COMMENT ON COLUMN cases.evidence.source IS 'paper: scanned; its name and type lie in the sealed event that added it.';
