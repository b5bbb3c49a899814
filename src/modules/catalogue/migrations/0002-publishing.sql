-- A version can be published while the city runs, at once or for a day to come.
ALTER TABLE catalogue.version ADD COLUMN published_by text;
COMMENT ON COLUMN catalogue.version.published_by IS 'Who published it: id of a staff member or the name of a command; null when a node found it in the folder of the city.';

CREATE TABLE catalogue.planned (
  service text NOT NULL,
  version text NOT NULL,
  edition integer NOT NULL,
  from_day date NOT NULL,
  PRIMARY KEY (service, version),
  FOREIGN KEY (service, version) REFERENCES catalogue.version (service, version)
);
CREATE INDEX planned_due ON catalogue.planned (from_day);
COMMENT ON TABLE catalogue.planned IS 'Versions that will be offered from a day to come; the row goes when the day has come.';
COMMENT ON COLUMN catalogue.planned.service IS 'Id of the service.';
COMMENT ON COLUMN catalogue.planned.version IS 'The version that waits.';
COMMENT ON COLUMN catalogue.planned.edition IS 'Edition of that version.';
COMMENT ON COLUMN catalogue.planned.from_day IS 'First day, in the legal time zone, on which new drafts begin with it.';

REVOKE ALL ON catalogue.planned FROM lipsia_app;
GRANT SELECT, INSERT, DELETE ON catalogue.planned TO lipsia_app;
