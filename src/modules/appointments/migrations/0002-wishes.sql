-- A wish is stated once; freed and new slots are offered in fair order. An offer is a hold of its own length in the person's name.
CREATE TABLE appointments.wish (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('open', 'offered', 'fulfilled', 'withdrawn', 'expired', 'rested')),
  wanted jsonb NOT NULL,
  urgency text NOT NULL CHECK (urgency IN ('none', 'asked', 'proved')),
  made_at timestamptz NOT NULL,
  seen text[] NOT NULL DEFAULT '{}',
  refused integer NOT NULL DEFAULT 0,
  seq integer NOT NULL,
  searched_at timestamptz,
  ended_at timestamptz,
  language text NOT NULL,
  person_hash text NOT NULL,
  account_id uuid,
  guest_proof bytea,
  key uuid,
  sealed bytea
);
COMMENT ON TABLE appointments.wish IS 'What people wait for: services, offices, days and times; nothing in it says who.';
COMMENT ON COLUMN appointments.wish.number IS 'Where people find their wish again.';
COMMENT ON COLUMN appointments.wish.seen IS 'Times and places offered before; they are not offered again.';
COMMENT ON COLUMN appointments.wish.seq IS 'Last event of the stream of the same id.';
COMMENT ON COLUMN appointments.wish.searched_at IS 'When free slots of the public were last looked through for it; freed ones come at once.';
COMMENT ON COLUMN appointments.wish.person_hash IS 'Keyed hash of the e-mail address: several wishes of one person do not help.';
COMMENT ON COLUMN appointments.wish.sealed IS 'Name and e-mail address under the wish''s own key.';
CREATE INDEX wish_waiting ON appointments.wish (made_at) WHERE state IN ('open', 'offered');
CREATE INDEX wish_guest ON appointments.wish (guest_proof) WHERE guest_proof IS NOT NULL;
CREATE INDEX wish_account ON appointments.wish (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX wish_kept ON appointments.wish (ended_at) WHERE key IS NOT NULL;

CREATE TABLE appointments.offer (
  id text PRIMARY KEY,
  wish uuid NOT NULL REFERENCES appointments.wish (id),
  booking uuid NOT NULL UNIQUE REFERENCES appointments.booking (id),
  slot jsonb NOT NULL,
  until timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'lapsed', 'withdrawn'))
);
COMMENT ON TABLE appointments.offer IS 'Slots offered to wishes; the room itself is held by the visit named here.';
CREATE UNIQUE INDEX one_open_offer_per_wish ON appointments.offer (wish) WHERE state = 'open';
CREATE UNIQUE INDEX one_open_offer_per_slot ON appointments.offer ((slot ->> 'id')) WHERE state = 'open';
