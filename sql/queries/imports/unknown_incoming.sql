-- Areas and breakdowns that came and that we do not know, a few of each.
-- params:  nothing
-- returns: UnknownIncomingRow
-- after:   commands/imports/create_incoming.sql
select distinct n.area, n.breakdown
from incoming n
where not exists (select from area a where a.code = n.area)
    or not exists (select from breakdown b where b.code = n.breakdown)
order by n.area, n.breakdown
limit 20;
