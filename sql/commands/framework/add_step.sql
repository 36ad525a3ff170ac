-- Adds a step to a draft.
-- params:  @draft_id int, @n int, @at timestamptz, @account_id int, @actor text, @kind text, @what text, @text text, @changes jsonb, @undoes int, @base_version int
-- returns: nothing
insert into framework_step (draft_id, n, at, account_id, actor, kind, what, text, changes, undoes, base_version)
values (@draft_id, @n, @at, @account_id, @actor, @kind, @what, @text, @changes, @undoes, @base_version);
