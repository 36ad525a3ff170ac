-- Receives what an import brings.
-- params:  @key text, @area text, @breakdown text, @period int, @status smallint, @value float8, @mark text
-- returns: nothing
-- after:   commands/imports/create_incoming.sql
copy incoming (key, area, breakdown, period, status, value, mark) from stdin (format binary);
