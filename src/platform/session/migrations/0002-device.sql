-- So that people can tell their open sessions apart and end a single one.
ALTER TABLE session.session ADD COLUMN device text;
COMMENT ON COLUMN session.session.device IS 'Kind of browser and system at sign-in, no version: "Firefox, Windows". Null when unknown.';
