-- What a one-time code that still counts is for; no row when it is used, too old or of a closed account.
-- params:  @secret_sha256 bytea, @at timestamptz
-- returns: InvitationRow
select i.account_id, a.email, a.name
from invitation i
left join account a on a.id = i.account_id
where i.secret_sha256 = @secret_sha256 and i.used_at is null and (i.expires_at is null or i.expires_at > @at) and a.closed_at is null;
