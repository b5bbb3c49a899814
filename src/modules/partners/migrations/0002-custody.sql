-- Documents under way: who holds which one, bags with seals, signatures, counts, and picking up.
CREATE TABLE partners.custody_place (
  id text PRIMARY KEY,
  stream uuid NOT NULL UNIQUE,
  seq integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE partners.custody_place IS 'An office, branch or locker: its row is the lock of what lies there, its stream tells of counts.';

CREATE TABLE partners.pick_up (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  service text NOT NULL,
  kind text NOT NULL,
  office text NOT NULL,
  place text NOT NULL,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  key uuid NOT NULL,
  sealed bytea NOT NULL,
  code_hash text CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  tries_left integer NOT NULL DEFAULT 0 CHECK (tries_left >= 0),
  is_used boolean NOT NULL DEFAULT false,
  codes_given integer NOT NULL DEFAULT 0,
  verified_by text,
  verified_at timestamptz,
  released_until timestamptz,
  reminded_at timestamptz,
  chosen_at timestamptz NOT NULL,
  UNIQUE (case_id, kind)
);
COMMENT ON TABLE partners.pick_up IS 'The wish of a person to pick up a document at a place. Nothing in it says who comes; names lie sealed under the key of the case.';
COMMENT ON COLUMN partners.pick_up.sealed IS 'Name of the person, and of somebody who may come instead.';
COMMENT ON COLUMN partners.pick_up.code_hash IS 'HMAC of the code, bound to item and place. The code itself is shown once and kept nowhere.';
COMMENT ON COLUMN partners.pick_up.verified_by IS 'The clerk at whose desk the code was right; identity is checked next.';
COMMENT ON COLUMN partners.pick_up.released_until IS 'The person signed in and stands at the locker: so long the code opens it.';
CREATE INDEX pick_up_office ON partners.pick_up (office, chosen_at);
CREATE INDEX pick_up_case ON partners.pick_up (case_number);

CREATE TABLE partners.item (
  serial text PRIMARY KEY CHECK (serial ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
  stream uuid NOT NULL UNIQUE,
  seq integer NOT NULL,
  kind text NOT NULL,
  office text NOT NULL,
  state text NOT NULL,
  to_place text NOT NULL,
  until date,
  holder text NOT NULL,
  pick_up uuid NOT NULL UNIQUE REFERENCES partners.pick_up (id),
  registered_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT one_holder_that_fits_the_state CHECK (CASE state
    WHEN 'registered' THEN holder = 'place:' || office
    WHEN 'bagged' THEN holder = 'place:' || office
    WHEN 'on-way' THEN holder LIKE 'courier:_%'
    WHEN 'received' THEN holder = 'place:' || to_place
    WHEN 'ready' THEN holder = 'place:' || to_place
    WHEN 'expired' THEN holder = 'place:' || to_place OR holder LIKE 'courier:_%'
    WHEN 'returned' THEN holder = 'place:' || office
    WHEN 'handed-out' THEN holder = 'person'
    WHEN 'missing' THEN holder LIKE 'courier:_%'
    ELSE false END),
  CONSTRAINT last_day_while_ready CHECK ((state = 'ready') = (until IS NOT NULL))
);
COMMENT ON TABLE partners.item IS 'A document by its serial number. One row has one holder: two holders or none cannot be stored.';
COMMENT ON COLUMN partners.item.seq IS 'Last event of the stream of the item.';
CREATE INDEX item_holder ON partners.item (holder) WHERE state <> 'handed-out';
CREATE INDEX item_last_day ON partners.item (until) WHERE state = 'ready';

CREATE TABLE partners.bag (
  seal text PRIMARY KEY CHECK (seal ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
  stream uuid NOT NULL UNIQUE,
  seq integer NOT NULL,
  from_place text NOT NULL,
  to_place text NOT NULL,
  list_hash text NOT NULL CHECK (list_hash ~ '^[0-9a-f]{64}$'),
  state text NOT NULL CHECK (state IN ('sealed', 'on-way', 'disputed', 'received')),
  courier uuid,
  handed_at timestamptz,
  alarmed_at timestamptz,
  dispute jsonb,
  found jsonb,
  found_by uuid,
  sealed_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT carried_once_handed_over CHECK ((state = 'sealed') = (courier IS NULL) AND (courier IS NULL) = (handed_at IS NULL)),
  CONSTRAINT somewhere_else CHECK (from_place <> to_place)
);
COMMENT ON TABLE partners.bag IS 'A bag under its seal, which is never used again.';
COMMENT ON COLUMN partners.bag.dispute IS 'What did not match at the count: missing and foreign serial numbers, and whether the seal was whole.';
COMMENT ON COLUMN partners.bag.found IS 'What the auditor found; both sides sign it before it counts.';
CREATE INDEX bag_open ON partners.bag (to_place, from_place) WHERE state <> 'received';
CREATE INDEX bag_courier ON partners.bag (courier) WHERE state <> 'received';

CREATE TABLE partners.bag_item (
  seal text NOT NULL REFERENCES partners.bag (seal),
  serial text NOT NULL REFERENCES partners.item (serial),
  is_open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (seal, serial)
);
CREATE UNIQUE INDEX in_one_open_bag ON partners.bag_item (serial) WHERE is_open;

CREATE TABLE partners.bag_signature (
  seal text NOT NULL REFERENCES partners.bag (seal),
  leg text NOT NULL CHECK (leg IN ('hand-over', 'receive', 'settle')),
  side text NOT NULL CHECK (side IN ('clerk', 'courier')),
  staff_id text NOT NULL,
  role text NOT NULL CHECK (role IN ('office', 'branch', 'courier')),
  place text,
  list_hash text NOT NULL,
  body jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (seal, leg, side),
  CONSTRAINT two_hands UNIQUE (seal, leg, staff_id)
);
COMMENT ON TABLE partners.bag_signature IS 'Who signed which list for which step, each in their own session. The second signature lets the step happen.';
COMMENT ON COLUMN partners.bag_signature.body IS 'With a receipt: what was counted and whether the seal was whole.';

CREATE TABLE partners.custody_event (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  command uuid NOT NULL,
  at timestamptz NOT NULL,
  by_role text NOT NULL,
  by_id text NOT NULL,
  by_place text,
  body jsonb NOT NULL
);
COMMENT ON TABLE partners.custody_event IS 'What happened to documents, in order; items and bags are worked out from it. The app may add, never change or remove.';

CREATE TABLE partners.custody_command (
  id uuid PRIMARY KEY,
  staff_id text NOT NULL,
  what text NOT NULL,
  answer jsonb,
  at timestamptz NOT NULL
);
COMMENT ON TABLE partners.custody_command IS 'Commands that were answered: a double click or a replay gets the same answer and does nothing.';

REVOKE UPDATE, DELETE ON partners.custody_event FROM lipsia_app;
REVOKE DELETE ON partners.item, partners.bag, partners.bag_item, partners.bag_signature, partners.custody_place,
  partners.custody_command FROM lipsia_app;
