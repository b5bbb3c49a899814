-- Offers may also come as a text message, once a code has shown that the telephone is the person's.
ALTER TABLE appointments.wish ADD COLUMN texts text NOT NULL DEFAULT 'none' CHECK (texts IN ('none', 'asked', 'on'));
ALTER TABLE appointments.wish ADD COLUMN text_tries integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN appointments.wish.texts IS 'Text messages: `asked` until the code is typed. The number stands sealed beside name and e-mail address.';
COMMENT ON COLUMN appointments.wish.text_tries IS 'How often a code was typed; after five nobody may guess on.';
