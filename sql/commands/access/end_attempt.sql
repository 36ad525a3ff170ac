-- Forgets the failed attempts of an account after one that succeeded; no row when the account was closed or got another password meanwhile.
-- params:  @account_id int, @stamp uuid, @password_hash text
-- returns: SignedInRow
update account
set failed_attempts = 0, locked_until = null, password_hash = @password_hash
where id = @account_id and stamp = @stamp and closed_at is null
returning id as account_id, email, name, role, organisation;
