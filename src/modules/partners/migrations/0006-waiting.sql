-- Who waits at a branch, from when to when a visit took, and keyed hashes by which equal addresses and accounts are found without reading any.
CREATE TABLE partners.arrival (
  id uuid PRIMARY KEY,
  branch text NOT NULL,
  day date NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  arrived_at timestamptz NOT NULL,
  served_at timestamptz,
  left_at timestamptz,
  seq integer NOT NULL,
  UNIQUE (branch, day, number),
  CONSTRAINT ends_once CHECK (served_at IS NULL OR left_at IS NULL),
  CONSTRAINT ends_later CHECK (coalesce(served_at, left_at) >= arrived_at)
);
COMMENT ON TABLE partners.arrival IS 'Somebody came to a branch: a number of the day and three times. Nothing says who, what for, or which visit it became.';
COMMENT ON COLUMN partners.arrival.seq IS 'Last event of the stream of the same id.';
CREATE INDEX arrival_open ON partners.arrival (branch, day) WHERE served_at IS NULL AND left_at IS NULL;
CREATE INDEX arrival_served ON partners.arrival (arrived_at) WHERE served_at IS NOT NULL;
REVOKE DELETE ON partners.arrival FROM lipsia_app;

ALTER TABLE partners.visit ADD COLUMN arrived_at timestamptz, ADD COLUMN taken_at timestamptz, ADD COLUMN sealed_at timestamptz,
  ADD COLUMN address_mark text, ADD COLUMN iban_mark text;
COMMENT ON COLUMN partners.visit.arrived_at IS 'When the person came to the branch; null where nobody noted it.';
COMMENT ON COLUMN partners.visit.taken_at IS 'When the branch began to serve; null for visits recorded elsewhere.';
COMMENT ON COLUMN partners.visit.sealed_at IS 'When the form was sealed at the branch, also where it reached the city later.';
COMMENT ON COLUMN partners.visit.address_mark IS 'Keyed hash of the address in the form, for the comparison of branches; erased when its time is over.';
COMMENT ON COLUMN partners.visit.iban_mark IS 'The same for an account at a bank.';
CREATE INDEX visit_marked ON partners.visit (sealed_at) WHERE address_mark IS NOT NULL OR iban_mark IS NOT NULL;
