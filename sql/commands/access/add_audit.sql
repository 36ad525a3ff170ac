-- Adds a line to the audit trail.
-- params:  @at timestamptz, @account_id int, @actor text, @action text, @subject text, @before jsonb, @after jsonb
-- returns: nothing
insert into audit (at, account_id, actor, action, subject, before, after)
values (@at, @account_id, @actor, @action, @subject, @before, @after);
