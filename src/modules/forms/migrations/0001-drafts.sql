-- Drafts of citizens and guests; every answer is sealed, what stands open says nothing about a person.
CREATE TABLE forms.draft (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  version text NOT NULL,
  account_id uuid,
  key_id uuid,
  sealed bytea NOT NULL,
  rev integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  sent_at timestamptz,
  case_id uuid,
  case_number text,
  CHECK ((account_id IS NULL) = (key_id IS NULL)),
  CHECK ((sent_at IS NULL) = (case_id IS NULL))
);
CREATE INDEX draft_account ON forms.draft (account_id, updated_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX draft_unused ON forms.draft (updated_at);
COMMENT ON TABLE forms.draft IS 'Half-filled forms; a row is one person filling in one version of one service.';
COMMENT ON COLUMN forms.draft.id IS 'For guests derived from the resume code, so that only who has the code finds the row.';
COMMENT ON COLUMN forms.draft.service IS 'Id of the service.';
COMMENT ON COLUMN forms.draft.version IS 'Version the draft began with; it never changes to another.';
COMMENT ON COLUMN forms.draft.account_id IS 'Owner; null for guests.';
COMMENT ON COLUMN forms.draft.key_id IS 'Vault key of the owner; null for guests, whose key comes from their resume code.';
COMMENT ON COLUMN forms.draft.sealed IS 'Answers, steps done and typed values, sealed; empty once sent.';
COMMENT ON COLUMN forms.draft.rev IS 'Rises with every save; a save names the one it builds on.';
COMMENT ON COLUMN forms.draft.created_at IS 'When the draft began.';
COMMENT ON COLUMN forms.draft.updated_at IS 'Last use; unused drafts are deleted after 28 days (guests) or one year (accounts).';
COMMENT ON COLUMN forms.draft.sent_at IS 'When it became a case; a draft becomes a case once.';
COMMENT ON COLUMN forms.draft.case_id IS 'The case it became.';
COMMENT ON COLUMN forms.draft.case_number IS 'Number of that case, to lead people on.';

CREATE TABLE forms.file (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES forms.draft (id) ON DELETE CASCADE,
  sealed bytea NOT NULL,
  size integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX file_draft ON forms.file (draft_id);
COMMENT ON TABLE forms.file IS 'Uploads of drafts, checked and sealed like the draft; name and type stand in its answers.';
COMMENT ON COLUMN forms.file.draft_id IS 'The draft the file belongs to and goes with.';
COMMENT ON COLUMN forms.file.sealed IS 'The bytes, sealed.';
COMMENT ON COLUMN forms.file.size IS 'Bytes before sealing.';
COMMENT ON COLUMN forms.file.created_at IS 'When it was uploaded.';
