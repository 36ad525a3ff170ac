-- The publications of followed indicators that are expected and have not come.
-- params:  @sources text[]
-- returns: Expectation
select p.source, p.key, p.expected_on as "on", p.tries, p.last_try
from publication p
join indicator i on i.source = p.source and i.source_key = p.key
join followed_indicator f on f.indicator_id = i.id
where p.source = any (@sources) and p.arrived_at is null
order by p.source, p.expected_on, p.key;
