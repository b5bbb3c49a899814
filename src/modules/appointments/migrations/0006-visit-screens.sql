-- The second screen of a form at a counter opens with the short code alone; nothing of it stays once the sitting has ended.
ALTER TABLE appointments.sitting ADD COLUMN sealed bytea;
COMMENT ON COLUMN appointments.sitting.sealed IS 'The resume code of the form, under a key that comes from the short code; null once the sitting has ended.';
