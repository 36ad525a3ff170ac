-- What is aimed at for an indicator, with the milestones on the way; no row when nothing is.
-- params:  @indicator_id int
-- returns: AimRow
select t.kind, t.value, t.year, t.lowest, t.highest,
    array(select m.year from milestone m where m.target = t.position order by m.year) as milestone_years,
    array(select m.value from milestone m where m.target = t.position order by m.year) as milestone_values,
    t.wording::text as wording, t.origin, stated.standing_of(to_jsonb(t))::text as standing
from target t
where t.indicator_id = @indicator_id
