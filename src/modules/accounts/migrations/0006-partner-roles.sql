-- Whoever leads a branch, carries documents, looks after the service points for the city or audits them signs in as staff do.
ALTER TABLE accounts.staff DROP CONSTRAINT staff_roles_check,
  ADD CONSTRAINT staff_roles_check
  CHECK (roles <@ ARRAY['clerk', 'approver', 'author', 'operator', 'protectionOfficer', 'partnerClerk', 'branchLead', 'courier',
    'partnerOffice', 'partnerAuditor']);
