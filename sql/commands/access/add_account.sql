-- Opens an account that has no password yet.
-- params:  @email text, @name text, @role text, @organisation text, @at timestamptz
-- returns: int
insert into account (email, name, role, organisation, created_at)
values (@email, @name, @role, @organisation, @at)
returning id;
