-- What is followed up, as the municipality has decided or been proposed it. The whole framework is replaced by each framework import;
-- figures hang on indicator, which stays. Time-bounded versions are a coming change of these tables, not of the figures.

create domain wording_status as text check (value in ('quoted', 'second_hand', 'verified', 'proposed', 'placeholder'));
comment on domain wording_status is 'How sure the wording is: quoted from the adopted text or a named letter, second-hand, verified as existing, proposed, or a placeholder of ours.';

create table framework (
    only_one boolean primary key default true check (only_one),
    area_id int not null references area,
    file_sha256 bytea not null,
    imported_at timestamptz not null
);

create table programme (
    code text primary key,
    title text not null,
    first_year int not null,
    last_year int not null check (last_year >= first_year),
    wording wording_status not null,
    origin text not null
);

create table goal (
    code text primary key,
    programme text not null references programme,
    position int not null,
    title text not null,
    wording wording_status not null,
    origin text not null
);

create table strategy (
    code text primary key,
    title text not null,
    followed_up_through text not null references programme,
    wording wording_status not null,
    origin text not null
);
comment on table strategy is 'A strategy owns no goals and no indicators: it is followed up through a goal programme, and no column here could say otherwise.';

create table decision (
    strategy text not null references strategy,
    position int not null,
    title text not null,
    decided_on text not null,
    reference text not null,
    primary key (strategy, position)
);

create table focus_area (
    code text primary key,
    strategy text not null references strategy,
    position int not null,
    title text not null,
    wording wording_status not null,
    origin text not null
);

create table earlier_area (
    code text primary key,
    position int not null,
    title text not null,
    relation text not null,
    focus_area text references focus_area,
    goal text references goal,
    wording wording_status not null,
    origin text not null,
    check ((focus_area is null) <> (goal is null))
);
comment on table earlier_area is 'An area of the strategy before, and the focus area or the goal it became part of.';

create table organisation (
    code text primary key,
    kind text not null check (kind in ('board', 'administration', 'company')),
    position int not null,
    title text not null unique,
    wording wording_status not null,
    origin text not null
);

create table followed_indicator (
    indicator_id int primary key references indicator,
    position int not null,
    title text not null,
    unit text not null,
    decimals smallint check (decimals between 0 and 6),
    direction smallint not null check (direction in (-1, 0, 1)),
    period_kind smallint not null check (period_kind between 0 and 6),
    splits_by_sex boolean not null,
    base_year int,
    natural_limit float8,
    publisher text not null,
    note text not null,
    wording wording_status not null
);
comment on column followed_indicator.direction is '1 higher is better, -1 lower is better, 0 shown and never judged. Always stated.';

create table goal_indicator (
    goal text not null references goal,
    indicator_id int not null references followed_indicator,
    wording wording_status not null,
    primary key (goal, indicator_id)
);

create table focus_area_indicator (
    focus_area text not null references focus_area,
    goal text not null,
    indicator_id int not null,
    wording wording_status not null,
    primary key (focus_area, goal, indicator_id),
    foreign key (goal, indicator_id) references goal_indicator
);
comment on table focus_area_indicator is 'The crosswalk. A focus area can only use what a shared goal already has: the database refuses anything else.';

create table responsibility (
    indicator_id int not null references followed_indicator,
    organisation text not null references organisation,
    primary key (indicator_id, organisation)
);

create table target (
    indicator_id int primary key references followed_indicator,
    goal text not null,
    value float8 not null,
    year int not null,
    wording wording_status not null,
    origin text not null,
    foreign key (goal, indicator_id) references goal_indicator
);

create table peer_group (
    code text primary key,
    title text not null,
    is_default boolean not null,
    origin text not null
);
create unique index on peer_group (is_default) where is_default;
comment on table peer_group is 'Municipalities to compare with, their members frozen as they were when the group was recorded.';

create table peer_member (
    peer_group text not null references peer_group,
    area_id int not null references area,
    primary key (peer_group, area_id)
);
