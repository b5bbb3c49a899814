-- The gateway: a person's key leaves the database only together with the entry that says who wants it and why, and the entries of a person form a chain.
ALTER TABLE vault.key
  ADD COLUMN head bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  ADD COLUMN anchored integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN vault.key.head IS 'Hash of the last access entry; 32 zero bytes before the first.';
COMMENT ON COLUMN vault.key.anchored IS 'Number of the last access entry whose hash was taken into the public log.';
CREATE INDEX key_unanchored ON vault.key (id) WHERE reads > anchored;

ALTER TABLE vault.access
  ADD COLUMN system text,
  ADD COLUMN action text,
  ADD COLUMN receiver text,
  ADD COLUMN with_key boolean NOT NULL DEFAULT false,
  ADD COLUMN hash bytea,
  ADD CONSTRAINT access_purpose CHECK (purpose IN ('processing', 'decision', 'approval', 'automatic-decision', 'delivery', 'prefill',
    'support', 'search', 'check', 'reported')),
  ADD CONSTRAINT access_reported CHECK ((system IS NULL) = (purpose <> 'reported') AND (system IS NULL OR action IS NOT NULL));
COMMENT ON COLUMN vault.access.system IS 'Another system of the city that read and reported it; null for reads here.';
COMMENT ON COLUMN vault.access.action IS 'What the other system did, in its words.';
COMMENT ON COLUMN vault.access.receiver IS 'Who got the data from the other system.';
COMMENT ON COLUMN vault.access.with_key IS 'True when the key of the person was handed out with this entry.';
COMMENT ON COLUMN vault.access.hash IS 'SHA-256 over the hash before it and the entry as canonical JSON.';

CREATE FUNCTION vault.access_text(a vault.access) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT '{"action":' || coalesce(to_json(a.action)::text, 'null')
    || ',"actor":"' || encode(sha256(convert_to(a.id || ':' || coalesce(a.actor_id::text, ''), 'UTF8')), 'hex')
    || '","at":"' || to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    || '","case":' || coalesce(to_json(a.case_id)::text, 'null')
    || ',"id":"' || a.id
    || '","kind":' || to_json(a.actor_kind)
    || ',"legalBasis":' || coalesce(to_json(a.legal_basis)::text, 'null')
    || ',"number":' || a.number
    || ',"office":' || coalesce(to_json(a.office)::text, 'null')
    || ',"purpose":' || to_json(a.purpose)
    || ',"receiver":' || coalesce(to_json(a.receiver)::text, 'null')
    || ',"role":' || to_json(a.role)
    || ',"system":' || coalesce(to_json(a.system)::text, 'null')
    || ',"what":' || array_to_json(a.what) || '}'
$$;

DO $$
DECLARE
  a vault.access;
  person uuid;
  before bytea;
BEGIN
  FOR a IN SELECT * FROM vault.access ORDER BY subject, number LOOP
    IF person IS DISTINCT FROM a.subject THEN before := decode(repeat('00', 32), 'hex'); END IF;
    person := a.subject;
    before := sha256(before || convert_to(vault.access_text(a), 'UTF8'));
    UPDATE vault.access SET hash = before WHERE subject = a.subject AND number = a.number;
    UPDATE vault.key SET head = before WHERE id = a.subject;
  END LOOP;
END $$;
ALTER TABLE vault.access ALTER COLUMN hash SET NOT NULL;

CREATE TABLE vault.handout (
  at timestamptz NOT NULL,
  key uuid NOT NULL,
  why text NOT NULL,
  number integer,
  FOREIGN KEY (key, number) REFERENCES vault.access (subject, number),
  CHECK ((number IS NULL) = (why IN ('own-view', 'sign-in', 'seal')))
);
CREATE INDEX handout_key ON vault.handout (key);
COMMENT ON TABLE vault.handout IS 'Every key that left the database, for 30 days: without an entry only for a person''s own view and for writing.';

CREATE FUNCTION vault.hand_out(
  p_subjects uuid[], p_entries uuid[], p_keys uuid[], p_at timestamptz, p_actor_kind text, p_actor_id uuid, p_role text, p_office text,
  p_purpose text, p_legal_basis text, p_case_id uuid, p_what text[], p_system text, p_action text, p_receiver text
) RETURNS TABLE (id uuid, wrapped bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  k record;
  a vault.access;
BEGIN
  IF NOT p_keys <@ p_subjects THEN
    RAISE EXCEPTION 'no key is handed out without an entry for its person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  a.at := p_at; a.actor_kind := p_actor_kind; a.actor_id := p_actor_id; a.role := p_role; a.office := p_office;
  a.purpose := p_purpose; a.legal_basis := p_legal_basis; a.case_id := p_case_id; a.what := p_what;
  a.system := p_system; a.action := p_action; a.receiver := p_receiver;
  FOR place IN 1 .. cardinality(p_subjects) LOOP
    SELECT o.id, o.wrapped, o.reads, o.head INTO k FROM vault.key o WHERE o.id = p_subjects[place] FOR NO KEY UPDATE;
    CONTINUE WHEN NOT FOUND;
    a.subject := k.id;
    a.number := k.reads + 1;
    a.id := p_entries[place];
    a.with_key := k.wrapped IS NOT NULL AND k.id = ANY (p_keys);
    a.hash := sha256(k.head || convert_to(vault.access_text(a), 'UTF8'));
    INSERT INTO vault.access SELECT a.*;
    UPDATE vault.key o SET reads = a.number, head = a.hash WHERE o.id = k.id;
    IF a.with_key THEN
      INSERT INTO vault.handout (at, key, why, number) VALUES (p_at, k.id, p_purpose, a.number);
      RETURN QUERY SELECT k.id, k.wrapped;
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION vault.hand_out IS 'Writes the entry of a read for each person, then hands out the keys that are asked for: both or neither.';

CREATE FUNCTION vault.hand_out_own(p_key uuid, p_why text, p_actor_kind text, p_at timestamptz) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_key bytea;
BEGIN
  IF p_why = 'own-view' AND p_actor_kind NOT IN ('citizen', 'guest', 'link') OR p_why = 'sign-in' AND p_actor_kind <> 'staff' THEN
    RAISE EXCEPTION 'only a person itself has an own view' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT k.wrapped INTO found_key FROM vault.key k WHERE k.id = p_key;
  IF found_key IS NOT NULL THEN
    INSERT INTO vault.handout (at, key, why, number) VALUES (p_at, p_key, p_why, NULL);
  END IF;
  RETURN found_key;
END $$;
COMMENT ON FUNCTION vault.hand_out_own IS 'Hands out a key for the view of the person itself, or for writing.';

CREATE FUNCTION vault.destroy_key(p_key uuid, p_at timestamptz, p_because text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE vault.key SET wrapped = NULL, destroyed_at = p_at, destroyed_because = p_because WHERE id = p_key AND wrapped IS NOT NULL
$$;
CREATE FUNCTION vault.sweep_handouts(p_before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM vault.handout WHERE at < p_before
$$;

REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM lipsia_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vault FROM PUBLIC;
GRANT SELECT ON vault.access, vault.handout TO lipsia_app;
GRANT SELECT (id, wrapped_by, reads, head, anchored, created_at, destroyed_at, destroyed_because),
  INSERT (id, wrapped, wrapped_by, created_at), UPDATE (anchored) ON vault.key TO lipsia_app;
GRANT EXECUTE ON FUNCTION vault.hand_out, vault.hand_out_own, vault.destroy_key, vault.sweep_handouts TO lipsia_app;
