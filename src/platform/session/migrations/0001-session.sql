-- Signed-in sessions; guests have none. A node keeps nothing.
CREATE TABLE session.session (
  id uuid PRIMARY KEY,
  account_id uuid,
  staff_id uuid,
  level text NOT NULL,
  mandate_id uuid,
  created_at timestamptz NOT NULL,
  idle_until timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CHECK ((account_id IS NULL) <> (staff_id IS NULL))
);
CREATE INDEX session_account ON session.session (account_id);
CREATE INDEX session_staff ON session.session (staff_id);
CREATE INDEX session_ends ON session.session (ends_at);
