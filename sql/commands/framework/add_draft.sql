-- Starts a draft, which is nothing before its first step.
-- params:  @title text, @account_id int, @actor text, @at timestamptz
-- returns: int
insert into framework_draft (title, account_id, actor, started_at)
values (@title, @account_id, @actor, @at)
returning id;
