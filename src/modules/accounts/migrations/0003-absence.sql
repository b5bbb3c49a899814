-- Somebody is away with a deputy or without one; whoever leads an office enters it for others, too, and sets their baskets.
ALTER TABLE accounts.stand_in ALTER COLUMN stands_in DROP NOT NULL, ADD COLUMN entered_by uuid;
COMMENT ON TABLE accounts.stand_in IS 'Absences: from the first to the last day, with the deputy.';
COMMENT ON COLUMN accounts.stand_in.stands_in IS 'The deputy; null when nobody stands in, then tasks go back to the office.';
COMMENT ON COLUMN accounts.stand_in.entered_by IS 'Who entered it; null when the absent person did.';
CREATE INDEX stand_in_days ON accounts.stand_in (until_day, from_day) WHERE ended_at IS NULL;
ALTER TABLE accounts.staff ADD COLUMN baskets text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN accounts.staff.baskets IS 'Baskets the member works from, as office/basket; empty: all of the own offices.';
ALTER TABLE accounts.staff DROP CONSTRAINT staff_roles_check,
  ADD CONSTRAINT staff_roles_check CHECK (roles <@ ARRAY['clerk', 'approver', 'author', 'operator', 'protectionOfficer']);
