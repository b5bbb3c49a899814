-- Open data: what is counted of the log, the datasets with all their releases, and the files as they were published.
CREATE TABLE transparency.tally (
  measure text NOT NULL,
  subject text NOT NULL,
  period text NOT NULL,
  bucket integer NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (measure, period, subject, bucket)
);
COMMENT ON TABLE transparency.tally IS 'Counts by service or office, by month or day, without a person; never shown before disclosure control.';
COMMENT ON COLUMN transparency.tally.bucket IS 'Days or minutes that something took; 0 where nothing is measured.';

CREATE TABLE transparency.tally_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  xact bigint NOT NULL,
  stream uuid NOT NULL,
  seq integer NOT NULL
);
COMMENT ON TABLE transparency.tally_head IS 'The place in the feed of events up to which it is counted; whoever counts holds its lock.';
INSERT INTO transparency.tally_head (xact, stream, seq) VALUES (0, '00000000-0000-0000-0000-000000000000', 0);

CREATE TABLE transparency.dataset (
  id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  is_own boolean NOT NULL,
  office text
);
COMMENT ON COLUMN transparency.dataset.office IS 'Which office may publish it; null where only the city itself does.';
COMMENT ON COLUMN transparency.dataset.is_own IS 'True when the city makes it from its log and rules, false when an office sent it in.';

CREATE TABLE transparency.release (
  dataset text NOT NULL REFERENCES transparency.dataset (id),
  version integer NOT NULL CHECK (version > 0),
  stream uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  embargo_until timestamptz,
  correction text,
  record jsonb NOT NULL,
  first_day date,
  last_day date,
  digest text NOT NULL,
  rows jsonb NOT NULL,
  published jsonb,
  PRIMARY KEY (dataset, version)
);
COMMENT ON TABLE transparency.release IS 'Every published state of a dataset; none is ever changed.';
COMMENT ON COLUMN transparency.release.record IS 'Words for people and facts for catalogues.';
COMMENT ON COLUMN transparency.release.stream IS 'The event with the hashes of its files.';
COMMENT ON COLUMN transparency.release.digest IS 'SHA-256 of record and rows: the same content is not published twice.';
COMMENT ON COLUMN transparency.release.published IS 'What a reader can calculate with since then; held against the next release.';
CREATE INDEX release_issued ON transparency.release (issued_at DESC);

CREATE TABLE transparency.dataset_file (
  dataset text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  format text NOT NULL,
  content bytea NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (dataset, version, name),
  FOREIGN KEY (dataset, version) REFERENCES transparency.release (dataset, version)
);

REVOKE ALL ON transparency.tally, transparency.tally_head, transparency.dataset, transparency.release,
  transparency.dataset_file FROM lipsia_app;
GRANT SELECT, INSERT, UPDATE ON transparency.tally TO lipsia_app;
GRANT SELECT, INSERT, UPDATE (is_own) ON transparency.dataset TO lipsia_app;
GRANT SELECT, UPDATE ON transparency.tally_head TO lipsia_app;
GRANT SELECT, INSERT ON transparency.release, transparency.dataset_file TO lipsia_app;
