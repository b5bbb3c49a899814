-- A wish counts once its e-mail address is confirmed; urgency has its proof; rush releases are drawn; work done for a hold is spent once.
ALTER TABLE appointments.wish DROP CONSTRAINT wish_state_check;
ALTER TABLE appointments.wish ADD CONSTRAINT wish_state_check
  CHECK (state IN ('awaiting', 'open', 'offered', 'fulfilled', 'withdrawn', 'expired', 'rested', 'unconfirmed'));
ALTER TABLE appointments.wish ADD COLUMN proof_refused text;
COMMENT ON COLUMN appointments.wish.proof_refused IS 'Why urgency was not accepted, as a code; null while it was not refused.';
COMMENT ON COLUMN appointments.wish.state IS '`awaiting`: the e-mail address is not confirmed yet, and nothing is held for it; `unconfirmed`: it never was.';
DROP INDEX appointments.wish_waiting;
CREATE INDEX wish_waiting ON appointments.wish (made_at) WHERE state IN ('awaiting', 'open', 'offered');

CREATE TABLE appointments.wish_proof (
  id uuid PRIMARY KEY,
  wish uuid NOT NULL REFERENCES appointments.wish (id),
  media_type text NOT NULL,
  size integer NOT NULL CHECK (size > 0),
  sealed bytea NOT NULL,
  added_at timestamptz NOT NULL
);
COMMENT ON TABLE appointments.wish_proof IS 'What somebody shows for urgency, under the key of the wish; gone once it was looked at and the wish is over.';
CREATE INDEX wish_proof_wish ON appointments.wish_proof (wish);

CREATE TABLE appointments.draw (
  id text PRIMARY KEY,
  stream uuid NOT NULL UNIQUE,
  seq integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed', 'drawn')),
  closes_at timestamptz NOT NULL,
  commitment text NOT NULL,
  key uuid NOT NULL,
  sealed bytea NOT NULL,
  list_digest text,
  seed text,
  tickets text[],
  offered integer,
  closed_at timestamptz,
  drawn_at timestamptz,
  CONSTRAINT the_seed_comes_last CHECK ((seed IS NULL) = (state <> 'drawn')),
  CONSTRAINT the_list_closes_first CHECK ((list_digest IS NULL) = (state = 'open'))
);
COMMENT ON TABLE appointments.draw IS 'Draws of rush releases: the commitment is public before, list and seed afterwards, so that anyone can run them again.';
COMMENT ON COLUMN appointments.draw.id IS 'Legal day and time of the release, as in the address of its page.';
COMMENT ON COLUMN appointments.draw.sealed IS 'The seed until the draw.';
COMMENT ON COLUMN appointments.draw.tickets IS 'All tickets: as listed while closed, in drawn order once drawn.';

CREATE TABLE appointments.draw_ticket (
  draw text NOT NULL REFERENCES appointments.draw (id),
  ticket text NOT NULL,
  person_hash text NOT NULL,
  PRIMARY KEY (draw, ticket),
  UNIQUE (draw, person_hash)
);
COMMENT ON TABLE appointments.draw_ticket IS 'Whose ticket it is: one for each person, however many wishes they have; emptied some time after the draw.';

CREATE TABLE appointments.spent_work (
  challenge text PRIMARY KEY,
  until timestamptz NOT NULL
);
COMMENT ON TABLE appointments.spent_work IS 'Challenges that were answered already, until they run out: nobody uses one twice.';
CREATE INDEX spent_work_until ON appointments.spent_work (until);
