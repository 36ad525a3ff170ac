-- The version of the framework that is in force: what it was read from, and who put it in force why. No row before the first.
-- params:  nothing
-- returns: FrameworkVersion
select v.n as number, v.text, v.sha256, v.in_force_at, v.actor, v.reason, v.from_pages
from framework f
join framework_version v on v.n = f.version;
