-- Clerks of service points sign in as staff do, with a second factor; what they may do is a short list of its own.
ALTER TABLE accounts.staff DROP CONSTRAINT staff_roles_check,
  ADD CONSTRAINT staff_roles_check
  CHECK (roles <@ ARRAY['clerk', 'approver', 'author', 'operator', 'protectionOfficer', 'partnerClerk']);
