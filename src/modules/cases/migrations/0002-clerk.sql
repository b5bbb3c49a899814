-- What clerks need beside the cases: a worklist that is read in the order in which things are due, stated purposes, the post.
DROP INDEX cases.task_worklist;
DROP INDEX cases.task_assignee;
CREATE INDEX task_worklist ON cases.task (office, kind, due_on, case_id, token);
CREATE INDEX task_free ON cases.task (office, kind, due_on, case_id, token) WHERE assignee IS NULL;
CREATE INDEX task_service ON cases.task (office, service, kind, due_on, case_id, token);
CREATE INDEX task_assignee ON cases.task (assignee, due_on, case_id, token) WHERE assignee IS NOT NULL;
CREATE INDEX task_objection ON cases.task (office, due_on, case_id, token) WHERE node = 'objection';

CREATE TABLE cases.purpose (
  case_id uuid NOT NULL REFERENCES cases.case (id),
  staff uuid NOT NULL,
  scope text NOT NULL CHECK (scope IN ('task', 'all')),
  purpose text NOT NULL,
  legal_basis text NOT NULL,
  stated_on date NOT NULL,
  PRIMARY KEY (case_id, staff, scope)
);
COMMENT ON TABLE cases.purpose IS 'For what a staff member opens a case today; without it nothing personal opens where the service asks for a purpose.';
COMMENT ON COLUMN cases.purpose.scope IS 'task: only what the task needs; all: everything the person wrote.';

ALTER TABLE cases.notice ADD COLUMN posted_on date, ADD COLUMN posted_by uuid;
COMMENT ON COLUMN cases.notice.posted_on IS 'Day on which the letter was given to the post; notification and objection period follow from it.';
CREATE INDEX notice_to_post ON cases.notice (post_prepared_at, id) WHERE channel = 'post' AND posted_on IS NULL;
