-- Periods of the followed area in which something was ever hidden: nothing is told of how their figures changed.
-- params:  nothing
-- returns: UntoldPeriod
select i.code as indicator, s.period
from ever_small s
join indicator i on i.id = s.indicator_id
where s.area_id = (select area_id from framework)
