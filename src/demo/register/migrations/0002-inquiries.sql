CREATE INDEX person_by_name ON person USING gin (name_keys);

CREATE TABLE block_request (
  person uuid NOT NULL REFERENCES person,
  reference text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person, reference)
);
COMMENT ON TABLE block_request IS 'Who with a block was asked for, so that the register tells them (BMG § 51(3)); never leaves this service.';

GRANT SELECT, INSERT ON block_request TO lipsia_register;
REVOKE ALL ON ALL TABLES IN SCHEMA register FROM lipsia_app;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA register FROM lipsia_app;
REVOKE ALL ON SCHEMA register FROM lipsia_app;
