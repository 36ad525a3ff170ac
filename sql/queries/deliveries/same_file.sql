-- The latest delivery of an organisation that is this very file and is not withdrawn or sent back.
-- params:  @organisation text, @sha256 bytea
-- returns: int?
select max(id) from delivery where organisation = @organisation and sha256 = @sha256 and state in ('draft', 'submitted', 'approved')
