-- Every saved answer changes the last use. Without an index on it the new row stays on the page of the old one and no index is
-- touched (heap-only tuples), and with some room on each page there is a place for it. The sweep reads the whole table once an hour.
DROP INDEX forms.draft_unused;
DROP INDEX forms.draft_account;
CREATE INDEX draft_account ON forms.draft (account_id) WHERE account_id IS NOT NULL;
ALTER TABLE forms.draft SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
