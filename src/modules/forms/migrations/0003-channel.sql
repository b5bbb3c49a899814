-- Who begins a form decides whether it tells something about completion: what staff of the city or of a partner take down for somebody does not.
ALTER TABLE forms.draft ADD COLUMN channel text NOT NULL DEFAULT 'online' CHECK (channel IN ('online', 'counter'));
COMMENT ON COLUMN forms.draft.channel IS 'online: begun by its person; counter: begun by staff at a counter, a branch, on the phone or from paper.';
