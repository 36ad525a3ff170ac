-- Uses a one-time code up and says whose it was; no row when there is none, or it is used or too old.
-- params:  @secret_sha256 bytea, @at timestamptz
-- returns: UsedInvitation
update invitation
set used_at = @at
where secret_sha256 = @secret_sha256 and used_at is null and (expires_at is null or expires_at > @at)
returning account_id;
