-- Gives an open account a new password, lifts its lock, and signs it out wherever it is signed in.
-- params:  @account_id int, @password_hash text
-- returns: Guid
update account
set password_hash = @password_hash, stamp = gen_random_uuid(), failed_attempts = 0, locked_until = null
where id = @account_id and closed_at is null
returning stamp;
