-- Readers take up what changed since their last look by transaction, not by clock: nothing that commits late is missed, nothing is read twice for long.
ALTER TABLE appointments.booking ADD COLUMN changed_by xid8 NOT NULL DEFAULT pg_current_xact_id();
COMMENT ON COLUMN appointments.booking.changed_by IS 'The transaction that changed the row last; readers take up those that their last snapshot did not show.';
DROP INDEX appointments.booking_changed;
ALTER TABLE appointments.booking DROP COLUMN changed_at;
CREATE INDEX booking_changed ON appointments.booking (changed_by);
