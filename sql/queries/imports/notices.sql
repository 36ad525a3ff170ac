-- What sources have changed in their catalogues: of what is followed up first, then the latest first.
-- params:  @kind text, @run_id int, @followed_only boolean, @most int, @skip int
-- returns: NoticeRow
select s.title as source_title, n.key, c.title, case when f.indicator_id is not null then i.code end as code, n.run_id, n.noticed_at, n.kind, n.before, n.after,
    count(*) over ()::int as notices
from source_notice n
join source s on s.name = n.source
join source_indicator c on c.source = n.source and c.key = n.key
left join indicator i on i.source = n.source and i.source_key = n.key
left join followed_indicator f on f.indicator_id = i.id
where (@kind is null or n.kind = @kind)
    and (@run_id is null or n.run_id = @run_id)
    and (f.indicator_id is not null or not @followed_only)
order by f.indicator_id is null, n.id desc
limit @most offset @skip
