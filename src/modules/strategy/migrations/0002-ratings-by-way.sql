-- Answers after a case, counted by the way it came for declared pilots of service points.
ALTER TABLE strategy.rating ADD COLUMN groups text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN strategy.rating.groups IS 'Pilots in which the answer counts, each with the way: bank-2026/partner. No branch; erased with the answer.';
CREATE INDEX rating_groups ON strategy.rating USING gin (groups) WHERE score IS NOT NULL;

CREATE TABLE strategy.rating_group (
  period text NOT NULL,
  name text NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (period, name, score)
);
COMMENT ON TABLE strategy.rating_group IS 'How often which answer was given in a group in a closed month; never shown before small counts are hidden.';
REVOKE ALL ON strategy.rating_group FROM lipsia_app;
GRANT SELECT, INSERT ON strategy.rating_group TO lipsia_app;
GRANT UPDATE (groups) ON strategy.rating TO lipsia_app;
