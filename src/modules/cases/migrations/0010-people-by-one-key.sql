-- A person is looked for by name and birth date together, so both lie under one key: a search among a million cases reads the one that
-- fits instead of all that share a name, and nobody with the tables can count how often a name occurs.
CREATE FUNCTION cases.person_key(name text, birth_date text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN left(translate(encode(sha256(convert_to(name || birth_date, 'UTF8')), 'base64'), '+/', '-_'), 27);

-- A node of the version before still writes and reads keys of its own for number, name and birth date while nodes are replaced one by
-- one. The version after this one can delete those keys, the trigger and its two functions.
CREATE FUNCTION cases.join_finders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cases.finder (case_id, office, kind, hash)
    SELECT n.case_id, n.office, 'person', cases.person_key(n.hash, b.hash)
    FROM cases.finder n JOIN cases.finder b ON b.case_id = n.case_id AND b.kind = 'birth-date'
    WHERE n.case_id = NEW.case_id AND n.kind = 'name'
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
-- Before the keys that are there are joined: it waits for whoever writes and keeps others out, so that none is missed in between.
CREATE TRIGGER finder_joined AFTER INSERT ON cases.finder FOR EACH ROW WHEN (NEW.kind <> 'person') EXECUTE FUNCTION cases.join_finders();

INSERT INTO cases.finder (case_id, office, kind, hash)
  SELECT n.case_id, n.office, 'person', cases.person_key(n.hash, b.hash)
  FROM cases.finder n JOIN cases.finder b ON b.case_id = n.case_id AND b.kind = 'birth-date' WHERE n.kind = 'name'
  ON CONFLICT DO NOTHING;

-- Erasing a case read the whole of both tables.
CREATE INDEX finder_case ON cases.finder (case_id);
CREATE INDEX done_case ON cases.done (case_id);
COMMENT ON TABLE cases.finder IS 'Blind indexes: a name and the birth date hashed together under a secret; a case is found without opening a table.';
