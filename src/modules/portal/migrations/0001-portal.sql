-- What people asked to have deleted as soon as the law allows it; the key is destroyed on that day.
CREATE TABLE portal.erasure (
  key uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  due_on date NOT NULL,
  asked_at timestamptz NOT NULL,
  done_at timestamptz
);
COMMENT ON TABLE portal.erasure IS 'Requests for deletion (GDPR Art. 17) of cases that lie under a key of their own.';
COMMENT ON COLUMN portal.erasure.key IS 'Vault key of the case.';
COMMENT ON COLUMN portal.erasure.due_on IS 'First day on which nothing must be kept any more.';
CREATE INDEX erasure_due ON portal.erasure (due_on) WHERE done_at IS NULL;
