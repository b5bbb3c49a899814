-- Browsers that somebody asked to be told by, for one wish or one visit.
CREATE TABLE appointments.notice_target (
  id uuid PRIMARY KEY,
  wish uuid REFERENCES appointments.wish (id),
  booking uuid REFERENCES appointments.booking (id),
  browser text NOT NULL,
  sealed bytea NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT for_one_thing CHECK (num_nonnulls(wish, booking) = 1),
  CONSTRAINT one_row_per_browser UNIQUE NULLS NOT DISTINCT (wish, booking, browser)
);
COMMENT ON TABLE appointments.notice_target IS 'Browsers that get notices about a wish or a visit; gone with it, or when the browser takes no more.';
COMMENT ON COLUMN appointments.notice_target.browser IS 'Keyed hash of the address at its push service: the same browser once.';
COMMENT ON COLUMN appointments.notice_target.sealed IS 'Address and keys of the browser under the key of the wish or visit.';
CREATE INDEX notice_target_booking ON appointments.notice_target (booking) WHERE booking IS NOT NULL;
