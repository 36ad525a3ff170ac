-- Waits until nobody else hands in or decides for an organisation; held to the transaction's end.
-- params:  @organisation text
-- returns: nothing
select pg_advisory_xact_lock(hashtextextended('followup delivery ' || @organisation, 0));
