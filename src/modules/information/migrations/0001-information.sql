-- Requests for information: what everybody may see stands open, words and files of people are sealed under a key of each request.
CREATE TABLE information.request (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  office text NOT NULL,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  is_example boolean NOT NULL DEFAULT false,
  status text NOT NULL,
  state jsonb NOT NULL,
  wish text NOT NULL CHECK (wish IN ('public', 'after-answer')),
  words text NOT NULL CHECK (words IN ('held', 'shown', 'hidden')),
  subject text,
  wording text,
  answer text,
  extension_reason text,
  dataset text,
  reports integer NOT NULL DEFAULT 0,
  has_email boolean NOT NULL,
  key uuid NOT NULL,
  account_id uuid,
  guest_proof bytea,
  seq integer NOT NULL,
  received_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  overdue_since date,
  CONSTRAINT a_request_belongs_to_somebody CHECK (account_id IS NOT NULL OR guest_proof IS NOT NULL),
  CONSTRAINT nothing_held_is_shown CHECK (words = 'shown' OR (subject IS NULL AND wording IS NULL))
);
COMMENT ON TABLE information.request IS 'A request for information; who asks stands only sealed in its first event.';
COMMENT ON COLUMN information.request.state IS 'Status, clock, fee and answer, as the events say.';
COMMENT ON COLUMN information.request.words IS 'held: not looked at yet, or later by wish; shown; hidden: taken out by the city.';
COMMENT ON COLUMN information.request.wording IS 'The words of the request as the public reads them, without personal data.';
COMMENT ON COLUMN information.request.answer IS 'The answer as the public reads it; null until it is published.';
COMMENT ON COLUMN information.request.seq IS 'Last event of the stream of the same id; forms carry it, so that nobody decides over something changed meanwhile.';
CREATE INDEX request_status ON information.request (status, received_at);
CREATE INDEX request_received ON information.request (received_at DESC);
CREATE INDEX request_guest ON information.request (guest_proof) WHERE guest_proof IS NOT NULL;
CREATE INDEX request_account ON information.request (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE information.file (
  id uuid PRIMARY KEY,
  request uuid NOT NULL REFERENCES information.request (id),
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sealed bytea NOT NULL,
  for_asker text NOT NULL DEFAULT 'public' CHECK (for_asker IN ('whole', 'public')),
  public_bytes bytea,
  public_sha256 text,
  public_pages integer,
  grounds text[] NOT NULL DEFAULT '{}',
  redacted boolean NOT NULL DEFAULT false,
  added_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT a_public_version_is_whole CHECK ((public_bytes IS NULL) = (public_sha256 IS NULL))
);
COMMENT ON TABLE information.file IS 'Files of an answer: the whole file sealed, the public one beside it as bytes of its own.';
COMMENT ON COLUMN information.file.for_asker IS 'whole: the person gets the whole file, only the public gets the other one.';
COMMENT ON COLUMN information.file.grounds IS 'Exemptions for which something was left out.';
CREATE INDEX file_request ON information.file (request);

CREATE TABLE information.letter (
  id uuid PRIMARY KEY,
  request uuid NOT NULL REFERENCES information.request (id),
  kind text NOT NULL CHECK (kind IN ('question', 'fee', 'hearing', 'extension', 'notice', 'appeal-answer')),
  key uuid NOT NULL,
  sealed bytea NOT NULL,
  issued_at timestamptz NOT NULL
);
COMMENT ON TABLE information.letter IS 'Letters as data, German and English, sealed; those to third parties under a key of their own.';
CREATE INDEX letter_request ON information.letter (request);

REVOKE DELETE ON information.request, information.file, information.letter FROM lipsia_app;
REVOKE UPDATE ON information.letter FROM lipsia_app;
