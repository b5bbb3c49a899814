-- The feed: events in the order in which their transactions became final, for readers that must not miss one.
ALTER TABLE events.event ADD COLUMN xact bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
COMMENT ON COLUMN events.event.xact IS 'The transaction that appended it; a reader that has seen all below the oldest running one has missed none.';
CREATE INDEX event_xact ON events.event (xact, stream, seq);
