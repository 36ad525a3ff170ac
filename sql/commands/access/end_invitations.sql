-- Ends the unused codes of an account, or of the first administrator.
-- params:  @account_id int, @at timestamptz
-- returns: nothing
update invitation
set expires_at = @at
where account_id is not distinct from @account_id and used_at is null and (expires_at is null or expires_at > @at);
