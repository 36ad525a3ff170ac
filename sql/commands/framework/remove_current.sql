-- Removes what is in force, so that another framework can take its place in the same transaction. Readers see the old one until then.
-- params:  nothing
-- returns: nothing
with
    targets as (delete from target),
    crosswalk as (delete from focus_area_indicator),
    responsibilities as (delete from responsibility),
    goal_indicators as (delete from goal_indicator),
    followed_indicators as (delete from followed_indicator),
    earlier_areas as (delete from earlier_area),
    focus_areas as (delete from focus_area),
    decisions as (delete from decision),
    strategies as (delete from strategy),
    goals as (delete from goal),
    programmes as (delete from programme),
    organisations as (delete from organisation),
    members as (delete from peer_member),
    groups as (delete from peer_group)
delete from framework;
