-- Tells the planner how much there is to replace.
-- params:  nothing
-- returns: nothing
-- after:   commands/imports/create_replacing.sql
analyze replacing;
