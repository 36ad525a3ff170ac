-- The organisations with the followed indicators each answers for, in the framework's order.
-- params:  nothing
-- returns: AudienceRow
select o.code, o.title, o.kind = 'board' as is_board,
    array(select r.indicator_id from responsibility r where r.organisation = o.code order by r.indicator_id) as indicators
from organisation o
order by o.position
