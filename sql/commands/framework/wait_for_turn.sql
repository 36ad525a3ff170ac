-- Waits until no other framework is being put in force or tried.
-- params:  nothing
-- returns: nothing
-- timeout: 0 s
select pg_advisory_xact_lock(hashtextextended('followup framework', 0));
