-- Ends the memberships that the source's list no longer has. Who left on the day of entering counts as a member that day.
-- params:  @source text, @today date, @group_codes text[], @member_codes text[]
-- returns: nothing
with left_out as (
    select m.group_id, m.area_id
    from area_group_member m
    join area_group g on g.id = m.group_id and g.source = @source
    where m.valid_to is null
    except
    select g.id, a.id
    from unnest(@group_codes, @member_codes) as l (group_code, member_code)
    join area_group g on g.source = @source and g.code = l.group_code
    join area a on a.code = l.member_code)
update area_group_member m
set valid_to = greatest(m.valid_from, @today - 1)
from left_out o
where (m.group_id, m.area_id) = (o.group_id, o.area_id) and m.valid_to is null;
