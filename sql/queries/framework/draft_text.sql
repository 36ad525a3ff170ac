-- What a draft said after a step; no row when there is no such step.
-- params:  @draft_id int, @n int
-- returns: string
select text from framework_step where draft_id = @draft_id and n = @n;
