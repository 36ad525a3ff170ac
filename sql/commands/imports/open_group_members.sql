-- Begins the memberships that are new in the source's list; a member that is no area of ours is left out.
-- params:  @source text, @today date, @group_codes text[], @member_codes text[]
-- returns: nothing
insert into area_group_member (group_id, area_id, valid_from)
select group_id, area_id, @today
from (
    select g.id as group_id, a.id as area_id
    from unnest(@group_codes, @member_codes) as l (group_code, member_code)
    join area_group g on g.source = @source and g.code = l.group_code
    join area a on a.code = l.member_code
    except
    select group_id, area_id from area_group_member where valid_to is null) entering
on conflict (group_id, area_id, valid_from) do update set valid_to = null;
