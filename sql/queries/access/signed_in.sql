-- Whoever is signed in by a stamp, as the account is now; no row when it is closed or the stamp is an older one.
-- params:  @account_id int, @stamp uuid
-- returns: SignedInRow
select id as account_id, email, name, role, organisation
from account
where id = @account_id and stamp = @stamp and closed_at is null;
