-- The public log: entries in one order for the whole city, their Merkle tree in tiles, the signed checkpoints.
CREATE TABLE transparency.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  size bigint NOT NULL,
  xact bigint NOT NULL,
  stream uuid NOT NULL,
  seq integer NOT NULL
);
COMMENT ON TABLE transparency.head IS 'Size of the tree and the place in the feed of events up to which it reaches; whoever appends holds its lock.';
INSERT INTO transparency.head (size, xact, stream, seq) VALUES (0, 0, '00000000-0000-0000-0000-000000000000', 0);

CREATE TABLE transparency.leaf (
  index bigint PRIMARY KEY,
  stream uuid NOT NULL,
  seq integer NOT NULL,
  entry bytea NOT NULL,
  UNIQUE (stream, seq)
);
COMMENT ON COLUMN transparency.leaf.entry IS 'Canonical JSON without personal data; its commitment is the only tie to the event.';

CREATE TABLE transparency.tile (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (level, index)
);
COMMENT ON TABLE transparency.tile IS 'Up to 256 hashes of 32 bytes each (C2SP tlog-tiles); only the last of a level still grows.';

CREATE TABLE transparency.stream (
  id uuid PRIMARY KEY,
  service text,
  began_at timestamptz NOT NULL,
  secret bytea
);
COMMENT ON COLUMN transparency.stream.secret IS 'Makes the salts of its commitments; destroyed when the case is erased.';
CREATE INDEX stream_service ON transparency.stream (service, began_at);

CREATE TABLE transparency.checkpoint (
  size bigint PRIMARY KEY,
  note text NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON COLUMN transparency.checkpoint.note IS 'Signed note with the cosignatures of the witnesses so far (C2SP tlog-checkpoint).';

CREATE TABLE transparency.witness (
  name text PRIMARY KEY,
  size bigint NOT NULL,
  said text NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON COLUMN transparency.witness.said IS 'Its last answer: cosigned, unreachable, refused or forked.';

REVOKE ALL ON ALL TABLES IN SCHEMA transparency FROM lipsia_app;
GRANT SELECT, INSERT ON transparency.leaf TO lipsia_app;
GRANT SELECT, INSERT, UPDATE ON transparency.tile, transparency.checkpoint, transparency.witness TO lipsia_app;
GRANT SELECT, UPDATE ON transparency.head TO lipsia_app;
GRANT SELECT, INSERT, UPDATE (secret) ON transparency.stream TO lipsia_app;
