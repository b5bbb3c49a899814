-- Working copies: service folders that departments write in the browser, and every change with who made it.
CREATE TABLE studio.copy (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  office text NOT NULL,
  files jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
  base_version text,
  state text NOT NULL CHECK (state IN ('draft', 'in-review', 'approved', 'published', 'discarded')),
  author uuid NOT NULL,
  reviewer uuid,
  review_note text,
  from_day date,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX copy_office ON studio.copy (office, changed_at DESC);
COMMENT ON TABLE studio.copy IS 'A service folder that somebody works on; nothing of it is offered before it is published.';
COMMENT ON COLUMN studio.copy.service IS 'Id of the service it will be published as.';
COMMENT ON COLUMN studio.copy.office IS 'Office named in service.yaml; who works there may read and change the copy.';
COMMENT ON COLUMN studio.copy.files IS 'Every file of the folder as text, by its path inside the folder.';
COMMENT ON COLUMN studio.copy.revision IS 'Rises with every change; a change names the one it builds on.';
COMMENT ON COLUMN studio.copy.base_version IS 'Published version it began from; null for a new service.';
COMMENT ON COLUMN studio.copy.state IS 'draft, in-review, approved, published or discarded; only a draft is changed.';
COMMENT ON COLUMN studio.copy.author IS 'Staff member who began it.';
COMMENT ON COLUMN studio.copy.reviewer IS 'Staff member who approved it or gave it back; nobody who changed it.';
COMMENT ON COLUMN studio.copy.review_note IS 'What the reviewer said.';
COMMENT ON COLUMN studio.copy.from_day IS 'First day on which the published version is offered.';
COMMENT ON COLUMN studio.copy.created_at IS 'When it was begun.';
COMMENT ON COLUMN studio.copy.changed_at IS 'When it was last changed.';

CREATE TABLE studio.change (
  copy uuid NOT NULL REFERENCES studio.copy (id),
  revision integer NOT NULL,
  at timestamptz NOT NULL,
  by uuid NOT NULL,
  what jsonb NOT NULL,
  PRIMARY KEY (copy, revision)
);
COMMENT ON TABLE studio.change IS 'History of a copy, insert-only.';
COMMENT ON COLUMN studio.change.revision IS 'Revision that the change led to.';
COMMENT ON COLUMN studio.change.by IS 'Staff member who did it.';
COMMENT ON COLUMN studio.change.what IS 'Kind and part, and what happened in words: {"kind", "part", "de", "en"}.';

REVOKE ALL ON ALL TABLES IN SCHEMA studio FROM lipsia_app;
GRANT SELECT, INSERT, UPDATE ON studio.copy TO lipsia_app;
GRANT SELECT, INSERT ON studio.change TO lipsia_app;
