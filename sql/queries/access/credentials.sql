-- What an attempt to sign in is held against; no row when no open account has the address.
-- params:  @email text
-- returns: Credentials
select id, password_hash, stamp
from account
where email = @email and closed_at is null;
