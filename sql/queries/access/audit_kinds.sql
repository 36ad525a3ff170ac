-- The kinds of things the audit trail tells of: the first words of its actions.
-- params:  nothing
-- returns: string
select distinct split_part(action, '.', 1)
from audit
order by 1;
