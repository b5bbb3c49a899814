-- The desk: deputies, baskets, handing over with a word, and cases that belong together.
ALTER TABLE cases.task
  ADD COLUMN held_for uuid,
  ADD COLUMN basket text NOT NULL DEFAULT '',
  ADD COLUMN handed_by uuid;
COMMENT ON COLUMN cases.task.held_for IS 'The absent colleague for whom a deputy has the task; it goes back when the absence ends.';
COMMENT ON COLUMN cases.task.basket IS 'Basket of the office, from the lane of the process; empty: the general one.';
COMMENT ON COLUMN cases.task.handed_by IS 'The colleague who handed the task over; the word that came with it stands sealed in the log.';
CREATE INDEX task_held ON cases.task (held_for) WHERE held_for IS NOT NULL;
CREATE INDEX task_basket ON cases.task (office, basket, kind, due_on, case_id, token);

CREATE TABLE cases.joint (
  case_id uuid PRIMARY KEY REFERENCES cases.case (id) ON DELETE CASCADE,
  bundle uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('household', 'company', 'same-matter')),
  linked_by uuid NOT NULL,
  linked_at timestamptz NOT NULL
);
COMMENT ON TABLE cases.joint IS 'Cases that belong together. Only what an office may see anyway is seen; neither data nor rights are shared.';
COMMENT ON COLUMN cases.joint.bundle IS 'The same for all cases that belong together.';
CREATE INDEX joint_bundle ON cases.joint (bundle);
