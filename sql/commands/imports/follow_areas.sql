-- Adds areas and organisational units we did not know, and follows what the source's own list calls them and where units lie.
-- params:  @codes text[], @names text[], @withins text[], @follow_names boolean
-- returns: nothing
with listed as (
    select l.code, l.name, m.id as within
    from unnest(@codes, @names, @withins) as l (code, name, within)
    left join area m on m.code = l.within),
followed as (
    update area a
    set name = l.name, within = l.within, gone_on = null
    from listed l
    where @follow_names and a.code = l.code and (a.name, a.within, a.gone_on) is distinct from (l.name, l.within, null::date))
insert into area (code, name, within)
select code, name, within
from listed l
where not exists (select from area a where a.code = l.code)
on conflict (code) do nothing;
