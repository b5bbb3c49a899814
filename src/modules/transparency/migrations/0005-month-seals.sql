-- What each witness saw first and last in each month: the proof of what stood in the log before a month began, and of what came after it had ended.
CREATE TABLE transparency.month_seal (
  witness text NOT NULL,
  month text NOT NULL,
  first_size bigint NOT NULL,
  first_note text NOT NULL,
  last_size bigint NOT NULL,
  last_note text NOT NULL,
  PRIMARY KEY (witness, month)
);
COMMENT ON TABLE transparency.month_seal IS 'First and last checkpoint that a witness cosigned within a legal month, by the time in its own signature; without personal data.';
REVOKE ALL ON transparency.month_seal FROM lipsia_app;
GRANT SELECT, INSERT, UPDATE (last_size, last_note) ON transparency.month_seal TO lipsia_app;
