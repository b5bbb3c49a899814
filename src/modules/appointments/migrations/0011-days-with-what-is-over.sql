-- A day at an office is asked for with what is over of it, and what is over for long is found by the blocks in which it lies together.
DROP INDEX appointments.booking_day;
CREATE INDEX booking_day ON appointments.booking (office, lower(span));
DROP INDEX appointments.booking_kept;
CREATE INDEX booking_over ON appointments.booking USING brin (upper(span)) WITH (autosummarize = on);
