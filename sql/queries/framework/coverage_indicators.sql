-- The goals of every followed indicator, what is aimed at, and whether its source says that it has women and men.
-- params:  nothing
-- returns: CoverageIndicatorRow
select i.code, c.split_by_sex as source_splits, t.kind as aim,
    array(select l.goal from goal_indicator l join goal g on g.code = l.goal where l.indicator_id = i.id order by g.position) as goals
from followed_indicator f
join indicator i on i.id = f.indicator_id
left join source_indicator c on c.source = i.source and c.key = i.source_key
left join target t on t.indicator_id = i.id
order by f.position
