-- Visits take up [start, end) on one desk. Two of them at one desk at the same time cannot be stored, whatever the code does.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE appointments.booking (
  id uuid PRIMARY KEY,
  number text UNIQUE,
  office text NOT NULL,
  desk integer NOT NULL,
  span tstzrange NOT NULL CHECK (NOT isempty(span) AND lower_inc(span) AND NOT upper_inc(span)),
  state text NOT NULL CHECK (state IN ('held', 'pending', 'confirmed', 'checked-in', 'called', 'serving', 'parked',
    'finished', 'missed', 'cancelled', 'lapsed', 'returning')),
  active boolean NOT NULL,
  back_at timestamptz,
  hold_until timestamptz,
  seq integer NOT NULL DEFAULT 0,
  moves integer NOT NULL DEFAULT 0,
  lines jsonb NOT NULL,
  channel text NOT NULL CHECK (channel IN ('online', 'phone', 'counter', 'program')),
  language text NOT NULL,
  account_id uuid,
  guest_proof bytea,
  staff_id uuid,
  mail_hash text,
  name_hash text,
  key uuid,
  sealed bytea,
  once text UNIQUE,
  case_number text,
  booked_at timestamptz,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT one_visit_per_desk EXCLUDE USING gist (desk WITH =, span WITH &&) WHERE (active),
  CONSTRAINT the_living_take_room CHECK (active OR state IN ('finished', 'missed', 'cancelled', 'lapsed', 'returning')),
  CONSTRAINT a_visit_has_a_number CHECK ((number IS NULL) = (state = 'returning'))
);
COMMENT ON TABLE appointments.booking IS 'Every hold and visit, one row each; `active` rows take up their desk. Visits and walk-in tickets share it.';
COMMENT ON COLUMN appointments.booking.number IS 'What people say at the counter; null for room that only waits to be offered again.';
COMMENT ON COLUMN appointments.booking.desk IS 'Number of the desk in the plan of the city, unique in the whole city.';
COMMENT ON COLUMN appointments.booking.back_at IS 'When a returned slot is offered again: after a random time, so that nobody can pass it on.';
COMMENT ON COLUMN appointments.booking.seq IS 'Last event of the stream of the same id: the one version check per command.';
COMMENT ON COLUMN appointments.booking.moves IS 'How often the time or place changed: SEQUENCE of the calendar entry (RFC 5546).';
COMMENT ON COLUMN appointments.booking.lines IS 'Services and persons; says nothing about who comes.';
COMMENT ON COLUMN appointments.booking.guest_proof IS 'SHA-256 of the proof that the guest''s resume code gives.';
COMMENT ON COLUMN appointments.booking.mail_hash IS 'Keyed hash of the e-mail address: limits and the way back to the own visit.';
COMMENT ON COLUMN appointments.booking.sealed IS 'Name and e-mail address under the visit''s own key.';
COMMENT ON COLUMN appointments.booking.once IS 'Idempotency key of the command that made it, hashed together with its sender.';
COMMENT ON COLUMN appointments.booking.changed_at IS 'By the clock of the database; readers take up what changed since they last looked.';
CREATE INDEX booking_day ON appointments.booking (office, lower(span)) WHERE active;
CREATE INDEX booking_changed ON appointments.booking (changed_at);
CREATE INDEX booking_lapses ON appointments.booking (hold_until) WHERE state = 'held';
CREATE INDEX booking_returns ON appointments.booking (back_at) WHERE active AND back_at IS NOT NULL;
CREATE INDEX booking_account ON appointments.booking (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX booking_guest ON appointments.booking (guest_proof) WHERE guest_proof IS NOT NULL;
CREATE INDEX booking_mail ON appointments.booking (mail_hash) WHERE mail_hash IS NOT NULL;
CREATE INDEX booking_kept ON appointments.booking (upper(span)) WHERE key IS NOT NULL;

CREATE TABLE appointments.closure (
  id uuid PRIMARY KEY,
  office text NOT NULL,
  desk integer,
  span tstzrange NOT NULL CHECK (NOT isempty(span)),
  reason text NOT NULL,
  closed_by uuid,
  closed_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE appointments.closure IS 'Times at which an office or one of its desks is closed; they beat every release.';
COMMENT ON COLUMN appointments.closure.desk IS 'Null for the whole office.';
COMMENT ON COLUMN appointments.closure.reason IS 'Why, in words for the people concerned; no names.';
CREATE INDEX closure_office ON appointments.closure USING gist (office, span) WHERE ended_at IS NULL;
