-- Takes a lock for this connection if nobody has it; the server frees it when the connection ends, however it ends.
-- params:  @key bigint
-- returns: bool
select pg_try_advisory_lock(@key)
