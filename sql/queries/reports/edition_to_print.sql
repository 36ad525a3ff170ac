-- What is needed to print an edition that waits for its PDF; no row for another.
-- params:  @edition_id int
-- returns: FrozenEdition
select id, content::text as content, html from edition where id = @edition_id and state = 'frozen'
