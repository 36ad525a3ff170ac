-- One account; no row when there is none of that number.
-- params:  @account_id int
-- returns: Account
select id, email, name, role, organisation, password_hash is not null as has_password, locked_until, closed_at
from account
where id = @account_id;
