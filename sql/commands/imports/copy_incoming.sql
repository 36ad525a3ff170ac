-- Receives what an import brings.
-- params:
-- returns: nothing
-- after:   commands/imports/create_incoming.sql
copy incoming (key, area, breakdown, period, status, value, mark) from stdin (format binary);
