-- Published reports. An edition is frozen in one transaction with everything it says, and published in another when its PDF is made;
-- between the two it can be taken up again, after it nothing changes any more.

create table edition (
    id int generated always as identity primary key,
    report text not null,
    audience text not null,
    audience_title text not null,
    title text not null,
    year int not null,
    version int not null check (version > 0),
    state text not null default 'frozen' check (state in ('frozen', 'published', 'failed')),
    synthetic boolean not null,
    content jsonb not null,
    html text not null,
    workbook bytea not null,
    pdf bytea,
    batch_id int references batch,
    frozen_at timestamptz not null,
    account_id int references account,
    actor text not null,
    published_at timestamptz,
    failure text,
    unique (report, audience, year, version),
    check ((state = 'published') = (pdf is not null and published_at is not null)),
    check ((state = 'failed') = (failure is not null))
);
create index on edition (state) where state = 'frozen';
comment on table edition is 'A report for one organisation and year as it was, with an address of its own. What is wrong is put right by a new version.';
comment on column edition.content is 'Figures, verdicts, peers and words: all that html and workbook were made from.';
comment on column edition.batch_id is 'The latest batch of figures it knew of.';

create function keep_edition() returns trigger language plpgsql as $$
begin
    if old.state = 'frozen' and new.state in ('published', 'failed')
        and (new.id, new.report, new.audience, new.audience_title, new.title, new.year, new.version, new.synthetic, new.content, new.html, new.workbook,
             new.frozen_at, new.actor) = (old.id, old.report, old.audience, old.audience_title, old.title, old.year, old.version, old.synthetic, old.content,
             old.html, old.workbook, old.frozen_at, old.actor)
        and new.batch_id is not distinct from old.batch_id and new.account_id is not distinct from old.account_id
    then
        return new;
    end if;
    raise exception 'edition % is kept as it is: a frozen one is published or fails once, and nothing else ever changes', old.id
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger keep before update on edition for each row execute function keep_edition();
create trigger keep_all before delete or truncate on edition for each statement execute function refuse_change();
