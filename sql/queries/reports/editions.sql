-- Every edition without what it holds: the latest year first, then the latest version, then in the order of those they are for.
-- params:  nothing
-- returns: EditionRow
select e.id, e.report, e.audience, e.audience_title, e.title, e.year, e.version, e.state, e.synthetic, e.batch_id, e.frozen_at, e.published_at, e.failure, a.role as actor_role, e.actor
from edition e
left join account a on a.id = e.account_id
order by e.year desc, e.report, e.version desc, e.id
