-- Most bookings carry no key of their command: those without one need no place in the index that keeps keys apart.
ALTER TABLE appointments.booking DROP CONSTRAINT booking_once_key;
CREATE UNIQUE INDEX one_booking_per_key ON appointments.booking (once) WHERE once IS NOT NULL;
