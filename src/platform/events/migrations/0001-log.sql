-- The event log: append-only for the app, hash-chained per stream, partitioned by month from day one.
CREATE TABLE events.stream (
  id uuid PRIMARY KEY,
  seq integer NOT NULL,
  hash bytea NOT NULL
);
COMMENT ON TABLE events.stream IS 'Head of each stream: the one version check per command.';

CREATE TABLE events.event (
  stream uuid NOT NULL,
  seq integer NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  public jsonb NOT NULL,
  sealed bytea,
  key uuid,
  hash bytea NOT NULL,
  PRIMARY KEY (stream, seq, at)
) PARTITION BY RANGE (at);
COMMENT ON COLUMN events.event.public IS 'Public face: no personal data.';
COMMENT ON COLUMN events.event.sealed IS 'Sealed body: AES-256-GCM under the person''s own key; unreadable once the key is destroyed.';
COMMENT ON COLUMN events.event.hash IS 'SHA-256 over the previous hash and the canonical envelope.';
CREATE INDEX event_type_at ON events.event (type, at);
CREATE TABLE events.event_default PARTITION OF events.event DEFAULT;

CREATE FUNCTION events.ensure_partitions(first date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  month date := date_trunc('month', first)::date;
  name text;
BEGIN
  FOR i IN 1..least(months, 24) LOOP
    name := 'event_' || to_char(month, 'YYYY_MM');
    IF to_regclass('events.' || name) IS NULL
       AND NOT EXISTS (SELECT 1 FROM events.event_default WHERE at >= month AND at < month + interval '1 month') THEN
      EXECUTE format('CREATE TABLE events.%I PARTITION OF events.event FOR VALUES FROM (%L) TO (%L)', name, month, month + interval '1 month');
    END IF;
    month := (month + interval '1 month')::date;
  END LOOP;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA events FROM lipsia_app;
GRANT SELECT, INSERT ON events.event TO lipsia_app;
GRANT SELECT, INSERT, UPDATE ON events.stream TO lipsia_app;
REVOKE ALL ON FUNCTION events.ensure_partitions(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events.ensure_partitions(date, integer) TO lipsia_app;
