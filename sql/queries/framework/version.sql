-- A version of the framework: what it was read from, and who put it in force why. No row when there is none of that number.
-- params:  @n int
-- returns: FrameworkVersion
select v.n as number, v.text, v.sha256, v.in_force_at, v.actor, v.reason, v.from_pages
from framework_version v
where v.n = @n;
