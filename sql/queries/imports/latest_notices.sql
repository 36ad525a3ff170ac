-- Of each source's latest run that ended well, how many changes in the source's catalogue it noticed, and how many of them in what is followed up.
-- params:  nothing
-- returns: NoticeCount
select r.source, r.id as run_id, count(*)::int as notices, count(f.indicator_id)::int as followed
from source s
cross join lateral (select id, source from import_run where source = s.name and outcome = 'succeeded' order by id desc limit 1) r
join source_notice n on n.run_id = r.id
left join indicator i on i.source = n.source and i.source_key = n.key
left join followed_indicator f on f.indicator_id = i.id
group by r.source, r.id
