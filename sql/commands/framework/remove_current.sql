-- Removes what is in force, so that another framework can take its place in the same transaction. Readers see the old one until then.
-- params:  nothing
-- returns: nothing
with
    milestones as (delete from stated.milestone),
    targets as (delete from stated.target),
    crosswalk as (delete from stated.focus_area_indicator),
    responsibilities as (delete from stated.responsibility),
    goal_indicators as (delete from stated.goal_indicator),
    followed_indicators as (delete from stated.followed_indicator),
    earlier_areas as (delete from stated.earlier_area),
    focus_areas as (delete from stated.focus_area),
    decisions as (delete from stated.decision),
    strategies as (delete from stated.strategy),
    goals as (delete from stated.goal),
    programmes as (delete from stated.programme),
    organisations as (delete from stated.organisation),
    members as (delete from peer_member),
    groups as (delete from peer_group)
delete from framework;
