-- Counts an attempt to sign in, and locks the account by the last that is allowed; gives its number, or no row while the account is locked.
-- params:  @account_id int, @at timestamptz, @most int, @locked_until timestamptz
-- returns: int
update account
set failed_attempts = case when locked_until <= @at then 1 else failed_attempts + 1 end,
    locked_until = case when locked_until <= @at then null when failed_attempts + 1 >= @most then @locked_until end
where id = @account_id and (locked_until is null or locked_until <= @at)
returning failed_attempts;
