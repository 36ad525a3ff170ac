-- Waits until nobody else takes a step of a draft.
-- params:  @draft_id int
-- returns: nothing
-- timeout: 0 s
select from framework_draft where id = @draft_id for update;
