-- Takes a lock for this connection, waiting for whoever has it.
-- params:  @key bigint
-- returns: nothing
-- timeout: 0 s
select pg_advisory_lock(@key)
