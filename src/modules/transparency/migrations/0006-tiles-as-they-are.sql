-- Hashes cannot be made smaller: trying costs time at every write, and a tile is read in one go.
ALTER TABLE transparency.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
