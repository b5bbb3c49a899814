-- One ticket for everybody on site, booked or not. It says what for and since when, never who.
CREATE TABLE appointments.ticket (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  office text NOT NULL,
  day date NOT NULL,
  booking uuid UNIQUE REFERENCES appointments.booking (id),
  lines jsonb NOT NULL,
  priority integer NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 9),
  state text NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'missed', 'finished', 'left')),
  arrived_at timestamptz NOT NULL,
  due_at timestamptz,
  not_before timestamptz,
  for_desk integer,
  desk integer,
  calls integer NOT NULL DEFAULT 0,
  called_at timestamptz,
  serving_at timestamptz,
  ended_at timestamptz,
  language text NOT NULL,
  proof bytea,
  seq integer NOT NULL,
  once text UNIQUE,
  CONSTRAINT one_number_per_day UNIQUE (office, day, number),
  CONSTRAINT called_to_a_desk CHECK (state NOT IN ('called', 'serving') OR desk IS NOT NULL),
  CONSTRAINT ended_once CHECK ((state IN ('missed', 'finished', 'left')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE appointments.ticket IS 'Everybody on site, booked or walk-in, one row each; nothing in it says who.';
COMMENT ON COLUMN appointments.ticket.number IS 'What is called: the letter of the service group and three digits.';
COMMENT ON COLUMN appointments.ticket.priority IS '0 is called before 1.';
COMMENT ON COLUMN appointments.ticket.arrived_at IS 'The place in the queue; no command ever changes it.';
COMMENT ON COLUMN appointments.ticket.due_at IS 'The booked time; null for walk-ins.';
COMMENT ON COLUMN appointments.ticket.not_before IS 'Parked until then, keeping its place.';
COMMENT ON COLUMN appointments.ticket.for_desk IS 'Handed to this desk and no other.';
COMMENT ON COLUMN appointments.ticket.desk IS 'Where it is or was called last.';
COMMENT ON COLUMN appointments.ticket.proof IS 'SHA-256 of the secret in the link of the own page.';
COMMENT ON COLUMN appointments.ticket.seq IS 'Last event of the stream of the same id: the one version check per command.';
COMMENT ON COLUMN appointments.ticket.once IS 'Idempotency key of the command that made it, hashed together with its sender.';
CREATE UNIQUE INDEX one_person_per_desk ON appointments.ticket (desk) WHERE state IN ('called', 'serving');
CREATE INDEX ticket_open ON appointments.ticket (office, day) WHERE state IN ('waiting', 'called', 'serving', 'parked');
CREATE UNIQUE INDEX ticket_proof ON appointments.ticket (proof) WHERE proof IS NOT NULL;

CREATE TABLE appointments.ticket_count (
  office text NOT NULL,
  day date NOT NULL,
  letter text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (office, day, letter)
);
COMMENT ON TABLE appointments.ticket_count IS 'The last number given out by office, day and letter.';

CREATE TABLE appointments.desk_state (
  desk integer PRIMARY KEY,
  office text NOT NULL,
  staff_id uuid,
  open boolean NOT NULL,
  since timestamptz NOT NULL
);
COMMENT ON TABLE appointments.desk_state IS 'Which desks call people now, and who of the staff sits there.';
CREATE INDEX desk_state_office ON appointments.desk_state (office);
