-- Waits until no other import is being applied: batches are applied one at a time, so that their order is the order of commit.
-- params:  nothing
-- returns: nothing
-- timeout: 0 s
select pg_advisory_xact_lock(hashtextextended('followup apply batch', 0));
