-- Makes room for more of what replaces held observations.
-- params:  nothing
-- returns: nothing
-- after:   commands/imports/create_replacing.sql
truncate replacing;
