-- Waiting times as told and as they came, what finished tickets and visits teach, and extra places that the staff accepted for a day.
CREATE TABLE appointments.forecast (
  ticket uuid PRIMARY KEY,
  office text NOT NULL,
  day date NOT NULL,
  made_at timestamptz NOT NULL,
  low real,
  mid real,
  high real,
  by_average real NOT NULL,
  waited real
);
COMMENT ON TABLE appointments.forecast IS 'The first waiting time told for each ticket, in minutes from then; the ticket itself may be forgotten before.';
COMMENT ON COLUMN appointments.forecast.low IS 'One of ten waits less (P10); null: not before closing.';
COMMENT ON COLUMN appointments.forecast.mid IS 'The median.';
COMMENT ON COLUMN appointments.forecast.high IS 'One of ten waits longer (P90).';
COMMENT ON COLUMN appointments.forecast.by_average IS 'The yardstick: what one average for the whole office would have told.';
COMMENT ON COLUMN appointments.forecast.waited IS 'What came, until the first call; null for who was not called.';
CREATE INDEX forecast_day ON appointments.forecast (day, office);

CREATE TABLE appointments.forecast_error (
  office text NOT NULL,
  day date NOT NULL,
  tickets integer NOT NULL,
  error double precision,
  bias double precision,
  within double precision,
  average_error double precision,
  average_bias double precision,
  measured_at timestamptz NOT NULL,
  PRIMARY KEY (office, day)
);
COMMENT ON TABLE appointments.forecast_error IS 'How right the waiting times of a day were, and how right the yardstick would have been for the same tickets.';
COMMENT ON COLUMN appointments.forecast_error.error IS 'Mean absolute error of the median, in minutes.';
COMMENT ON COLUMN appointments.forecast_error.bias IS 'Mean error in minutes; above zero more was told than came.';
COMMENT ON COLUMN appointments.forecast_error.within IS 'Share of tickets whose wait was within the range.';

CREATE TABLE appointments.office_wait (
  office text PRIMARY KEY,
  made_at timestamptz NOT NULL,
  waiting integer NOT NULL,
  serving integer NOT NULL,
  desks integer NOT NULL,
  newcomers jsonb NOT NULL,
  tickets jsonb NOT NULL
);
COMMENT ON TABLE appointments.office_wait IS 'The last forecast of each office, so that showing it costs nothing.';
COMMENT ON COLUMN appointments.office_wait.newcomers IS 'For who would take a ticket now, by groups of services that the same desks can do.';
COMMENT ON COLUMN appointments.office_wait.tickets IS 'Ranges by ticket, in minutes from made_at.';

CREATE TABLE appointments.service_time (
  office text NOT NULL,
  day date NOT NULL,
  service text NOT NULL,
  count integer NOT NULL,
  minutes double precision NOT NULL,
  logs double precision NOT NULL,
  squares double precision NOT NULL,
  PRIMARY KEY (office, day, service)
);
COMMENT ON TABLE appointments.service_time IS 'Sums over the finished tickets of a day with one service for one person; `*` stands for all tickets. Made anew as often as wanted.';
COMMENT ON COLUMN appointments.service_time.logs IS 'Sum of the logarithms of the minutes; squares: of their squares.';

CREATE TABLE appointments.attendance (
  office text NOT NULL,
  day date NOT NULL,
  service text NOT NULL,
  lead text NOT NULL CHECK (lead IN ('same-day', 'days', 'week', 'fortnight', 'longer')),
  booked integer NOT NULL,
  absent integer NOT NULL,
  PRIMARY KEY (office, day, service, lead)
);
COMMENT ON TABLE appointments.attendance IS 'Booked visits of a day that are over, and how many people did not come, by service and time between booking and visit.';

CREATE TABLE appointments.extra_places (
  id uuid PRIMARY KEY,
  office text NOT NULL,
  day date NOT NULL,
  places jsonb NOT NULL,
  figures jsonb NOT NULL,
  accepted_by uuid NOT NULL,
  accepted_at timestamptz NOT NULL,
  UNIQUE (office, day)
);
COMMENT ON TABLE appointments.extra_places IS 'Places beyond the desks that the staff accepted for a day, because some who booked will not come.';
COMMENT ON COLUMN appointments.extra_places.places IS 'Spans (minutes since 1970) by virtual unit: a negative number in place of a desk, so that the rule of one visit per desk holds for it as well.';
COMMENT ON COLUMN appointments.extra_places.figures IS 'What was shown to whoever accepted: the day with and without.';
