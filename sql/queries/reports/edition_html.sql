-- A published edition's document; no row for one that is not published.
-- params:  @edition_id int
-- returns: string
select html from edition where id = @edition_id and state = 'published'
