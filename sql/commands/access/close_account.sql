-- Closes an account: nobody signs in by it any more, and whoever is signed in is so no longer.
-- params:  @account_id int, @at timestamptz
-- returns: nothing
update account
set closed_at = @at, password_hash = null, stamp = gen_random_uuid()
where id = @account_id and closed_at is null;
