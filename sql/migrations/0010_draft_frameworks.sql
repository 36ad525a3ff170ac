-- Frameworks that are not in force. A draft is its steps, each with the whole text after it: what was saved is never lost, and any two can be compared.

create table framework_draft (
    id int generated always as identity primary key,
    title text not null check (title <> ''),
    account_id int references account,
    actor text not null,
    started_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'adopted', 'discarded')),
    closed_account_id int references account,
    closed_by text,
    closed_at timestamptz,
    adopted_version int references framework_version,
    check ((state = 'open') = (closed_by is null) and (state = 'open') = (closed_at is null)),
    check ((state = 'adopted') = (adopted_version is not null))
);
comment on table framework_draft is 'A framework that is being written beside the one in force, until it is adopted or discarded.';

create function keep_framework_draft() returns trigger language plpgsql as $$
begin
    if old.state = 'open' and new.state in ('adopted', 'discarded')
        and (new.id, new.title, new.actor, new.started_at) = (old.id, old.title, old.actor, old.started_at) and new.account_id is not distinct from old.account_id
    then
        return new;
    end if;
    raise exception 'draft % is kept as it is: an open one is adopted or discarded once, and nothing else of it ever changes', old.id
        using errcode = 'integrity_constraint_violation';
end $$;
create function begin_framework_draft() returns trigger language plpgsql as $$
begin
    if new.state <> 'open' then
        raise exception 'a draft begins open' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger begin before insert on framework_draft for each row execute function begin_framework_draft();
create trigger keep before update on framework_draft for each row execute function keep_framework_draft();
create trigger keep_all before delete or truncate on framework_draft for each statement execute function refuse_change();

create table framework_step (
    draft_id int not null references framework_draft,
    n int not null check (n > 0),
    at timestamptz not null,
    account_id int references account,
    actor text not null,
    kind text not null check (kind in ('start', 'save', 'rename', 'upload', 'bring_up', 'undo', 'redo')),
    what text not null,
    text text not null,
    changes jsonb not null,
    undoes int check (undoes < n),
    base_version int not null references framework_version,
    primary key (draft_id, n),
    foreign key (draft_id, undoes) references framework_step,
    check ((kind in ('undo', 'redo')) = (undoes is not null)),
    check ((kind = 'start') = (n = 1))
);
comment on table framework_step is 'What was done to a draft, by whom; never changed. The latest is what the draft says.';
comment on column framework_step.what is 'What it changed: section/key of the one thing; empty for none or several.';
comment on column framework_step.text is 'The whole framework as a file, after the step; it may have problems.';
comment on column framework_step.changes is 'What came, changed and ended by the step, field by field.';
comment on column framework_step.undoes is 'The step that was undone, or done again.';
comment on column framework_step.base_version is 'The version in force that the text was last brought up to.';
create function add_framework_step() returns trigger language plpgsql as $$
begin
    -- Shared with others who take steps, never with whoever closes the draft.
    perform from framework_draft where id = new.draft_id and state = 'open' for share;
    if not found then
        raise exception 'draft % is not open: no step is taken in it', new.draft_id using errcode = 'integrity_constraint_violation';
    end if;
    if new.n <> (select coalesce(max(n), 0) + 1 from framework_step where draft_id = new.draft_id) then
        raise exception 'step % of draft % does not follow the latest', new.n, new.draft_id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger add before insert on framework_step for each row execute function add_framework_step();
create trigger keep before update or delete or truncate on framework_step for each statement execute function refuse_change();

create view framework_draft_as_it_stands as
select d.id, d.title, d.state, d.actor as started_by, d.started_at, d.closed_by, d.closed_at,
    s.base_version, s.n as last_step, s.actor as last_by, s.at as last_at, f.version as version_in_force
from framework_draft d
join lateral (select n, base_version, actor, at from framework_step where draft_id = d.id order by n desc limit 1) s on true
cross join framework f;
comment on view framework_draft_as_it_stands is 'Every draft with its latest step, and the version in force.';
