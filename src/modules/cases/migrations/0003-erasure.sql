-- A case is erased when its retention ends: its key is destroyed and what lies beside the log is deleted. Number and course stay.
ALTER TABLE cases.case ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN cases.case.key IS 'Vault key of this case alone: everything of it is sealed under it and goes with it.';
COMMENT ON COLUMN cases.case.erased_at IS 'When key, evidence and blind indexes went; nothing personal can be read since.';
COMMENT ON TABLE cases.payment IS 'Claims of money. They stay when a case is erased, without a name: books are kept for ten years (SächsKomKBVO, section 5).';
CREATE INDEX case_kept ON cases.case (service, version, decided_at) WHERE erased_at IS NULL AND decided_at IS NOT NULL;
CREATE INDEX confirmation_used ON cases.confirmation (used_by) WHERE used_by IS NOT NULL;
