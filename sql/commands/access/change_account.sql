-- Gives an open account another role or organisation.
-- params:  @account_id int, @role text, @organisation text
-- returns: nothing
update account
set role = @role, organisation = @organisation
where id = @account_id and closed_at is null;
