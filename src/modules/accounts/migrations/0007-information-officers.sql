-- Whoever answers requests for information signs in as staff do.
ALTER TABLE accounts.staff DROP CONSTRAINT staff_roles_check,
  ADD CONSTRAINT staff_roles_check
  CHECK (roles <@ ARRAY['clerk', 'approver', 'author', 'operator', 'protectionOfficer', 'partnerClerk', 'branchLead', 'courier',
    'partnerOffice', 'partnerAuditor', 'informationOfficer']);
