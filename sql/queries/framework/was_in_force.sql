-- Whether a text of this hash has ever been in force.
-- params:  @sha256 bytea
-- returns: bool
select exists (select from framework_version where sha256 = @sha256);
