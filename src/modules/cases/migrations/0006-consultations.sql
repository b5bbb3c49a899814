-- Another office is asked inside a case, with only the data that the question needs.
CREATE TABLE cases.consultation (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case (id),
  office text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  due_on date NOT NULL,
  sealed bytea NOT NULL,
  answered_at timestamptz,
  answered_by uuid
);
COMMENT ON COLUMN cases.consultation.office IS 'Who is asked; sees this question and nothing else of the case.';
COMMENT ON COLUMN cases.consultation.sealed IS 'Question, the data named with it and the answer, under the key of the case.';
CREATE INDEX consultation_open ON cases.consultation (office, due_on, id) WHERE answered_at IS NULL;
CREATE INDEX consultation_answered ON cases.consultation (office, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX consultation_case ON cases.consultation (case_id);
