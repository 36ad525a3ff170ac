-- The drafts that are open, or those that are not, the latest first.
-- params:  @open boolean
-- returns: DraftRow
select id, title, state, started_by, started_at, closed_by, closed_at, base_version, last_step, last_by, last_at, version_in_force
from framework_draft_as_it_stands
where (state = 'open') = @open
order by coalesce(closed_at, last_at) desc, id desc;
