-- A draft with its latest step.
-- params:  @draft_id int
-- returns: DraftRow
select id, title, state, started_by, started_at, closed_by, closed_at, base_version, last_step, last_by, last_at, version_in_force
from framework_draft_as_it_stands
where id = @draft_id;
