-- Gives back a lock that this connection holds; false when it does not hold it.
-- params:  @key bigint
-- returns: bool
select pg_advisory_unlock(@key)
