-- Signs an account out wherever it is signed in.
-- params:  @account_id int
-- returns: nothing
update account
set stamp = gen_random_uuid()
where id = @account_id;
