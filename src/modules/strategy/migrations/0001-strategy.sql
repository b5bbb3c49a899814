-- Targets as they were declared, values as they were measured; what is counted of the log by month; how people rate their cases.
CREATE TABLE strategy.declaration (
  kpi text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  declared_at timestamptz NOT NULL,
  from_month text NOT NULL,
  definition jsonb NOT NULL,
  digest text NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (kpi, version)
);
COMMENT ON TABLE strategy.declaration IS 'Every version of a definition with its target; the event of its stream stands in the public log.';
COMMENT ON COLUMN strategy.declaration.digest IS 'SHA-256 of the definition: the same is not declared twice.';

CREATE TABLE strategy.month (
  period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[0-9]{2}$'),
  release integer,
  closed_at timestamptz NOT NULL
);
COMMENT ON TABLE strategy.month IS 'Months that are over, each with the release of its counts; null where nothing could be published.';

CREATE TABLE strategy.measurement (
  kpi text NOT NULL,
  period text NOT NULL REFERENCES strategy.month (period),
  version integer NOT NULL,
  value numeric,
  base integer NOT NULL,
  late integer NOT NULL,
  file text,
  sha256 text,
  measured_at timestamptz NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (kpi, period),
  FOREIGN KEY (kpi, version) REFERENCES strategy.declaration (kpi, version)
);
COMMENT ON COLUMN strategy.measurement.late IS 'Days of the period that had begun before the definition was declared.';
COMMENT ON COLUMN strategy.measurement.file IS 'The open file it was worked out from, and its hash.';

CREATE TABLE strategy.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  xact bigint NOT NULL,
  stream uuid NOT NULL,
  seq integer NOT NULL
);
COMMENT ON TABLE strategy.head IS 'The place in the feed of events up to which is counted; whoever counts holds its lock.';
INSERT INTO strategy.head (xact, stream, seq) VALUES (0, '00000000-0000-0000-0000-000000000000', 0);

CREATE TABLE strategy.running (
  stream uuid PRIMARY KEY,
  service text NOT NULL,
  began_at timestamptz NOT NULL,
  promised_on date,
  channel text NOT NULL,
  steps integer NOT NULL,
  is_decided boolean NOT NULL
);
COMMENT ON TABLE strategy.running IS 'What is remembered of a case or of a number at a counter until it has counted; nothing about a person.';

CREATE TABLE strategy.observation (
  period text NOT NULL,
  thing text NOT NULL,
  subject text NOT NULL,
  value text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (period, thing, subject, value)
);
COMMENT ON TABLE strategy.observation IS 'How often what happened in a month; never shown before small counts are hidden.';

CREATE TABLE strategy.rating (
  mark text PRIMARY KEY,
  period text NOT NULL,
  service text,
  score smallint CHECK (score BETWEEN 1 AND 5)
);
COMMENT ON COLUMN strategy.rating.mark IS 'Keyed hash of the case: one answer for each case, and no way back to it without the key.';
COMMENT ON COLUMN strategy.rating.score IS '5 is very satisfied. Erased with the service once the month is closed; the mark stays, so that nobody counts twice.';
CREATE INDEX rating_period ON strategy.rating (period) WHERE score IS NOT NULL;

CREATE TABLE strategy.remark (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  period text NOT NULL,
  service text NOT NULL,
  text text NOT NULL CHECK (length(text) <= 1000)
);
COMMENT ON TABLE strategy.remark IS 'What people wrote beside their answer, with no tie to case or answer; goes after twelve months.';

REVOKE ALL ON ALL TABLES IN SCHEMA strategy FROM lipsia_app;
GRANT SELECT, INSERT ON strategy.declaration, strategy.month, strategy.measurement TO lipsia_app;
GRANT SELECT, UPDATE ON strategy.head TO lipsia_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON strategy.running TO lipsia_app;
GRANT SELECT, INSERT, UPDATE (count) ON strategy.observation TO lipsia_app;
GRANT SELECT, INSERT, UPDATE (service, score) ON strategy.rating TO lipsia_app;
GRANT SELECT, INSERT, DELETE ON strategy.remark TO lipsia_app;
