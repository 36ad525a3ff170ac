-- Every framework that has been in force, the latest first.
-- params:  nothing
-- returns: VersionRow
select n as number, in_force_at, actor, reason, from_pages, text is not null as is_kept
from framework_version
order by n desc;
