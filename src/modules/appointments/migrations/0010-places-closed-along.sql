-- Extra places that go along with a closed desk are closed in the table as well: whoever books, holds or moves asks there, however old what they have seen is.
ALTER TABLE appointments.closure ADD COLUMN goes_along boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN appointments.closure.goes_along IS 'An extra place that closed desks take along; worked out anew with each closing and opening of the office.';
