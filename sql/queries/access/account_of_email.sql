-- The open account of an e-mail address; no row when there is none.
-- params:  @email text
-- returns: Account
select id, email, name, role, organisation, password_hash is not null as has_password, locked_until, closed_at
from account
where email = @email and closed_at is null;
