-- The way from a case to the branch that helped with it.
CREATE INDEX visit_case ON partners.visit (case_number) WHERE case_number IS NOT NULL;
