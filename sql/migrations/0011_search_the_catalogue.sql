-- Words to search the sources' catalogues by: of titles and keys alone, and of definitions besides.
--
-- A word is what stands between anything that is neither letter nor digit, in lower case, the same whatever language the server was set up for; the
-- server's own division into words would take "kr/inv" for the name of a file. Long texts are cut, so that no catalogue can fail an import.
create function catalogue_words(said text) returns tsvector language sql immutable as $$
    select coalesce(array_to_tsvector(array_agg(distinct left(word, 60))), '')
    from regexp_split_to_table(
        translate(lower(left(said, 20000) collate "C"), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ', 'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ') collate "C",
        '[^a-z0-9à-ÿ]+') as word
    where word <> ''
$$;
comment on function catalogue_words is 'The words of a text, as FollowUp.Framework.CatalogueQuery divides what is asked for.';

alter table source_indicator
    add column title_words tsvector not null generated always as (catalogue_words(title || ' ' || key)) stored,
    add column words tsvector not null generated always as (catalogue_words(title || ' ' || key || ' ' || definition)) stored;
create index on source_indicator using gin (words);

-- Sources write the last year in the title of what they have stopped publishing, as in "Invånare, antal (-2019)". A remark on where figures are from may follow.
create function ended_by_title(title text) returns boolean language sql immutable parallel safe
return split_part(title, ' Källa:', 1) ~ '\([\s\u00A0]*-[\s\u00A0]*[0-9]{4}[\s\u00A0]*\)[\s\u00A0,.]*$';
comment on function ended_by_title is 'True when the title of a source''s indicator says that it has ended, as FollowUp.Framework.UnitGuess reads it.';
