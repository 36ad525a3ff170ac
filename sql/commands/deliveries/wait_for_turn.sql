-- Waits until nobody else hands in or decides, for whatever organisation: two may answer for the same figure. Held to the transaction's end.
-- params:  nothing
-- returns: nothing
select pg_advisory_xact_lock(hashtextextended('followup deliveries', 0));
