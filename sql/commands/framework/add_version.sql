-- Adds the version that a framework is about to be put in force as, and gives its number.
-- params:  @text bytea, @sha256 bytea, @at timestamptz, @actor text, @account_id int, @reason text, @from_pages boolean
-- returns: int
insert into framework_version (n, text, sha256, in_force_at, actor, account_id, reason, from_pages)
select coalesce(max(n), 0) + 1, @text, @sha256, @at, @actor, @account_id, @reason, @from_pages
from framework_version
returning n;
