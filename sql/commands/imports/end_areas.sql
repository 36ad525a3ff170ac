-- Notes the day on which the source's list no longer has an area, or a unit of a municipality whose units it listed.
-- params:  @today date, @codes text[], @withins text[]
-- returns: nothing
update area a
set gone_on = @today
where a.gone_on is null
    and (a.within is null or a.within in (select id from area where code = any (@withins)))
    and a.code <> all (@codes);
