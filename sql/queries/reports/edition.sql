-- One edition without what it holds.
-- params:  @report text, @audience text, @year int, @version int
-- returns: EditionRow
select e.id, e.report, e.audience, e.audience_title, e.title, e.year, e.version, e.state, e.synthetic, e.batch_id, e.frozen_at, e.published_at, e.failure, a.role as actor_role, e.actor
from edition e
left join account a on a.id = e.account_id
where e.report = @report and e.audience = @audience and e.year = @year and e.version = @version
