-- Keeps the hash of a one-time code: for an account, or for the first administrator.
-- params:  @secret_sha256 bytea, @account_id int, @at timestamptz, @expires_at timestamptz
-- returns: nothing
insert into invitation (secret_sha256, account_id, created_at, expires_at)
values (@secret_sha256, @account_id, @at, @expires_at);
