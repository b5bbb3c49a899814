-- Every version of every service the city ever offered: kept for ever, never changed.
CREATE TABLE catalogue.version (
  service text NOT NULL,
  version text NOT NULL,
  edition integer NOT NULL CHECK (edition > 0),
  published_at timestamptz NOT NULL,
  files jsonb NOT NULL,
  PRIMARY KEY (service, version)
);
COMMENT ON TABLE catalogue.version IS 'Insert-only: drafts and cases load the version they began with.';
COMMENT ON COLUMN catalogue.version.service IS 'Id of the service, the name of its folder.';
COMMENT ON COLUMN catalogue.version.version IS 'SHA-256 over all files, hexadecimal.';
COMMENT ON COLUMN catalogue.version.edition IS 'Human number; rises when the content changes.';
COMMENT ON COLUMN catalogue.version.published_at IS 'When a node first saw this version.';
COMMENT ON COLUMN catalogue.version.files IS 'Every file of the folder as text, by its path inside the folder.';

CREATE TABLE catalogue.current (
  service text PRIMARY KEY,
  version text NOT NULL,
  edition integer NOT NULL,
  FOREIGN KEY (service, version) REFERENCES catalogue.version (service, version)
);
COMMENT ON TABLE catalogue.current IS 'The version each service is offered in; only ever moves to an equal or higher edition.';
COMMENT ON COLUMN catalogue.current.service IS 'Id of the service.';
COMMENT ON COLUMN catalogue.current.version IS 'The version new drafts begin with.';
COMMENT ON COLUMN catalogue.current.edition IS 'Edition of that version.';

REVOKE ALL ON ALL TABLES IN SCHEMA catalogue FROM lipsia_app;
GRANT SELECT, INSERT ON catalogue.version TO lipsia_app;
GRANT SELECT, INSERT, UPDATE ON catalogue.current TO lipsia_app;
