-- The publications of followed indicators, or of one of them, that are expected and have not come, what comes first first.
-- params:  @code text
-- returns: ExpectedPublicationRow
select p.source, p.key, i.code, f.title, s.title as source_title, p.expected_on, p.period, p.tries, p.last_try
from publication p
join indicator i on i.source = p.source and i.source_key = p.key
join followed_indicator f on f.indicator_id = i.id
join source s on s.name = p.source
where p.arrived_at is null and (@code is null or i.code = @code)
order by p.expected_on, f.position;
