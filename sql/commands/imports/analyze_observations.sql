-- Tells the planner what the first load brought, so that the first page is as quick as the next.
-- params:  nothing
-- returns: nothing
-- timeout: 0 s
analyze observation;
