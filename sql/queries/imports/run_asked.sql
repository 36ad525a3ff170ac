-- What a run asked for, with the names of the first of it.
-- params:  @run_id int, @most int
-- returns: RunAsked
select r.whole_catalogue, cardinality(r.keys_asked) as keys,
    array(
        select coalesce(f.title, c.title, k.key)
        from unnest(r.keys_asked[1 : @most]) with ordinality k(key, place)
        left join indicator i on i.source = r.source and i.source_key = k.key
        left join followed_indicator f on f.indicator_id = i.id
        left join source_indicator c on c.source = r.source and c.key = k.key
        order by k.place) as key_titles,
    cardinality(r.areas_asked) as areas,
    array(
        select coalesce(a.name, k.code)
        from unnest(r.areas_asked[1 : @most]) with ordinality k(code, place)
        left join area a on a.code = k.code
        order by k.place) as area_names,
    cardinality(r.units_of) as units_of, r.since, d.file_name as delivery, d.organisation
from import_run r
left join delivery d on d.id = r.delivery_id
where r.id = @run_id
