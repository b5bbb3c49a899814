-- An offer by lot goes on in the order of its draw; a desk that opens and closes is a stream of its own in the log.
ALTER TABLE appointments.offer ADD COLUMN draw text REFERENCES appointments.draw (id);
COMMENT ON COLUMN appointments.offer.draw IS 'The draw that gave the slot out; null for offers in fair order.';
ALTER TABLE appointments.desk_state ADD COLUMN stream uuid;
COMMENT ON COLUMN appointments.desk_state.stream IS 'Its opening and closing in the event log; another one each time it opens.';
