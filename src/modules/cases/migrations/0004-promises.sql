-- Promises are counted by their day, whether they were kept or not.
CREATE INDEX case_promised ON cases.case (promised_on) INCLUDE (decided_at, status) WHERE promised_on IS NOT NULL;
