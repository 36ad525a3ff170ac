-- Every account: the open ones by name, then those that are closed.
-- params:  nothing
-- returns: Account
select id, email, name, role, organisation, password_hash is not null as has_password, locked_until, closed_at
from account
order by closed_at is not null, name, email;
