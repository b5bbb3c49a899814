-- What a visit needs to be whole, what was sent before it, desks as calendars, and forms filled in together at a counter.
CREATE TABLE appointments.visit_check (
  booking uuid PRIMARY KEY REFERENCES appointments.booking (id),
  here text[] NOT NULL DEFAULT '{}',
  checked_at timestamptz,
  reminded_for timestamptz
);
COMMENT ON TABLE appointments.visit_check IS 'Which papers people said they have for a visit; nothing in it says who.';
COMMENT ON COLUMN appointments.visit_check.here IS 'Keys of the papers that are there: service, person, and a hash of the words of the catalogue.';
COMMENT ON COLUMN appointments.visit_check.reminded_for IS 'Beginning of the visit for which a reminder went out; a moved visit gets another one.';

CREATE TABLE appointments.visit_file (
  id uuid PRIMARY KEY,
  booking uuid NOT NULL REFERENCES appointments.booking (id),
  item text NOT NULL,
  sealed bytea NOT NULL,
  file bytea NOT NULL,
  size integer NOT NULL,
  added_at timestamptz NOT NULL
);
COMMENT ON TABLE appointments.visit_file IS 'Papers that were sent before a visit.';
COMMENT ON COLUMN appointments.visit_file.sealed IS 'Name and type of the file under the key of the visit; the file itself likewise.';
CREATE INDEX visit_file_booking ON appointments.visit_file (booking);

CREATE TABLE appointments.desk_feed (
  desk integer PRIMARY KEY,
  office text NOT NULL,
  secret bytea NOT NULL UNIQUE,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE appointments.desk_feed IS 'Secret addresses under which a calendar program reads the visits of a desk, without names.';
COMMENT ON COLUMN appointments.desk_feed.secret IS 'SHA-256 of the secret part of the address; the address itself is shown once.';

CREATE TABLE appointments.sitting (
  id uuid PRIMARY KEY,
  office text NOT NULL,
  staff_id uuid NOT NULL,
  service text NOT NULL,
  draft_id uuid NOT NULL UNIQUE,
  booking uuid REFERENCES appointments.booking (id),
  code_hash bytea NOT NULL UNIQUE,
  language text NOT NULL,
  account_id uuid,
  guest_proof bytea,
  started_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  ended_at timestamptz,
  case_number text
);
COMMENT ON TABLE appointments.sitting IS 'A form that staff and a person fill in together; a second screen shows the same answers as long as it lasts.';
COMMENT ON COLUMN appointments.sitting.code_hash IS 'SHA-256 of the short code of the second screen.';
COMMENT ON COLUMN appointments.sitting.account_id IS 'The account to which the person tied the case from the second screen; null for a guest.';
COMMENT ON COLUMN appointments.sitting.guest_proof IS 'SHA-256 of the proof of the resume code that is printed for the person.';
CREATE INDEX sitting_open ON appointments.sitting (staff_id) WHERE ended_at IS NULL;

CREATE INDEX booking_case ON appointments.booking (case_number) WHERE case_number IS NOT NULL;
