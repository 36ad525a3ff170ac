-- Follows the source's whole list of groups of areas: new ones, titles, and those it no longer has.
-- params:  @source text, @today date, @codes text[], @titles text[]
-- returns: nothing
with listed as (
    select * from unnest(@codes, @titles) as listed (code, title)),
changed as (
    update area_group g
    set title = coalesce(l.title, g.title), gone_on = case when l.code is null then @today end
    from area_group o
    left join listed l on l.code = o.code
    where g.id = o.id and g.source = @source
        and (l.code is null and g.gone_on is null or l.code is not null and (l.title <> g.title or g.gone_on is not null)))
insert into area_group (source, code, title)
select @source, code, title
from listed l
where not exists (select from area_group g where g.source = @source and g.code = l.code);
