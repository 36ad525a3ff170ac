-- Follows a source that has moved a publication to another day; one it was expected on before cannot be expected again.
-- params:  @source text, @key text, @expected_on date
-- returns: nothing
update publication p
set expected_on = @expected_on
where p.source = @source and p.key = @key and p.arrived_at is null
    and not exists (select from publication o where o.source = @source and o.key = @key and o.expected_on = @expected_on);
