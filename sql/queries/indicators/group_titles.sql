-- What every group is called.
-- params:  nothing
-- returns: GroupTitle
select code, title from breakdown
