-- What other systems of the city reported: whose data they read, when and for what. No data of a person lies here.
CREATE TABLE transparency.reported_usage (
  system text NOT NULL,
  id text NOT NULL,
  key uuid NOT NULL,
  logtime timestamptz NOT NULL,
  action text NOT NULL,
  receiver_code text NOT NULL,
  receiver_name text,
  receiver_system text NOT NULL,
  PRIMARY KEY (system, id)
);
COMMENT ON TABLE transparency.reported_usage IS 'Every report once, by the number that the system gave it; the entry for the person stands in the access record.';
CREATE INDEX reported_usage_person ON transparency.reported_usage (system, key, logtime DESC);
REVOKE ALL ON transparency.reported_usage FROM lipsia_app;
GRANT SELECT, INSERT ON transparency.reported_usage TO lipsia_app;
