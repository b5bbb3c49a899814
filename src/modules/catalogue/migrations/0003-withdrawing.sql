-- A service can be taken off the offer while the city runs; drafts and cases that have begun go on.
CREATE TABLE catalogue.withdrawn (
  service text NOT NULL,
  edition integer NOT NULL,
  withdrawn_at timestamptz NOT NULL,
  withdrawn_by text NOT NULL,
  PRIMARY KEY (service, edition)
);
COMMENT ON TABLE catalogue.withdrawn IS 'Insert-only. A service is not offered while its current edition is here; a higher edition offers it again.';
COMMENT ON COLUMN catalogue.withdrawn.service IS 'Id of the service.';
COMMENT ON COLUMN catalogue.withdrawn.edition IS 'Highest edition there was at that time.';
COMMENT ON COLUMN catalogue.withdrawn.withdrawn_at IS 'When it was withdrawn.';
COMMENT ON COLUMN catalogue.withdrawn.withdrawn_by IS 'Id of a staff member.';

REVOKE ALL ON catalogue.withdrawn FROM lipsia_app;
GRANT SELECT, INSERT ON catalogue.withdrawn TO lipsia_app;
