-- The areas whose figures the follow-up needs: the municipality, the country, its region (00LL of the municipality's first two digits)
-- and the members of every peer group.
-- params:  nothing
-- returns: string
select a.code
from framework f
join area own on own.id = f.area_id
join area a on a.id = own.id or a.code in ('0000', '00' || left(own.code, 2))
union
select a.code
from peer_member m
join area a on a.id = m.area_id
order by code;
