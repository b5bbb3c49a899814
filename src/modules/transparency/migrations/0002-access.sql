-- Ends of the access records of persons, sealed in the public log: many together in one entry that says nothing about anybody.
CREATE TABLE transparency.access_batch (
  id uuid PRIMARY KEY,
  salt bytea NOT NULL,
  commitments bytea NOT NULL
);
COMMENT ON TABLE transparency.access_batch IS 'What one entry of the log covers: its id stands as the stream of that entry.';
COMMENT ON COLUMN transparency.access_batch.commitments IS 'Salted commitments of 32 bytes each, in the order of their values, filled up with random ones.';

CREATE TABLE transparency.access_secret (
  key uuid PRIMARY KEY,
  secret bytea
);
COMMENT ON COLUMN transparency.access_secret.secret IS 'Makes the salts of a person''s commitments; destroyed with the key of the person.';

CREATE TABLE transparency.access_head (
  key uuid NOT NULL REFERENCES transparency.access_secret (key),
  number integer NOT NULL,
  batch uuid NOT NULL REFERENCES transparency.access_batch (id),
  PRIMARY KEY (key, number)
);
COMMENT ON COLUMN transparency.access_head.number IS 'Of the last entry that the sealed end covers.';

REVOKE ALL ON transparency.access_batch, transparency.access_secret, transparency.access_head FROM lipsia_app;
GRANT SELECT, INSERT ON transparency.access_batch, transparency.access_head TO lipsia_app;
GRANT SELECT, INSERT, UPDATE (secret) ON transparency.access_secret TO lipsia_app;
