-- Every observation as it was known at a moment. Of a period of a protected count in which anything was ever too small to show, nothing is told: what
-- was known before or after would give it away.
-- params:  @moment timestamptz
-- returns: ExportRow
-- timeout: 0 s
select i.code as indicator, a.code as area, o.period, b.code as breakdown,
    case when not hidden.yes then o.value end as value, case when hidden.yes then 'suppressed' else s.name end as status, i.source
from observation_known(batch_on(@moment)) o
join indicator i on i.id = o.indicator_id
join area a on a.id = o.area_id
join breakdown b on b.id = o.breakdown_id
join observation_status s on s.id = o.status
cross join lateral (
    select coalesce(i.protect_below, 0) > 0 and (o.breakdown_id > 2 or exists (
        select from ever_small e where (e.indicator_id, e.period, e.area_id) = (o.indicator_id, o.period, o.area_id))) as yes) hidden
where o.status is not null and o.period is not null
order by i.code, a.code, o.period, b.id;
