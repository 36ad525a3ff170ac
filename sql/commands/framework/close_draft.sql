-- Adopts or discards a draft.
-- params:  @draft_id int, @state text, @account_id int, @actor text, @at timestamptz, @version int
-- returns: nothing
update framework_draft
set state = @state, closed_account_id = @account_id, closed_by = @actor, closed_at = @at, adopted_version = @version
where id = @draft_id;
