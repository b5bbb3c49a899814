-- For whom the city hall asked, by the handle it sent along, and whether the access was reported back to it.
ALTER TABLE audit ADD COLUMN subject uuid, ADD COLUMN reported_at timestamptz;
COMMENT ON COLUMN audit.subject IS 'Handle of the person in the city hall (`x-subject`); says nothing about the person.';
CREATE INDEX audit_unreported ON audit (id) WHERE subject IS NOT NULL AND reported_at IS NULL;
GRANT UPDATE (reported_at) ON audit TO lipsia_register;
REVOKE ALL ON ALL TABLES IN SCHEMA register FROM lipsia_app;
REVOKE ALL ON SCHEMA register FROM lipsia_app;
