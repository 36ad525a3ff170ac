-- Whether anybody can keep accounts: an open admin account other than one, with a password.
-- params:  @except int
-- returns: bool
select exists (
    select from account
    where role = 'admin' and closed_at is null and password_hash is not null and id is distinct from @except);
