-- The steps of a draft, the first first, without their texts.
-- params:  @draft_id int
-- returns: DraftStepRow
select n as number, at, actor, kind, changes::text as changes, undoes, base_version
from framework_step
where draft_id = @draft_id
order by n;
