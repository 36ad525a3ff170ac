-- Ends the memberships that the source's list no longer has. Who left on the day of entering counts as a member that day.
-- params:  @source text, @today date, @group_codes text[], @member_codes text[]
-- returns: nothing
with held as (
    select m.group_id, m.area_id, m.valid_from, g.code as group_code, a.code as member_code
    from area_group_member m
    join area_group g on g.id = m.group_id and g.source = @source
    join area a on a.id = m.area_id
    where m.valid_to is null),
left_out as (
    select h.group_id, h.area_id, h.valid_from
    from held h
    left join unnest(@group_codes, @member_codes) as l (group_code, member_code) using (group_code, member_code)
    where l.group_code is null)
update area_group_member m
set valid_to = greatest(m.valid_from, @today - 1)
from left_out o
where (m.group_id, m.area_id, m.valid_from) = (o.group_id, o.area_id, o.valid_from);
