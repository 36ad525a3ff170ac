-- Publishes a frozen edition with its PDF.
-- params:  @edition_id int, @pdf bytea, @published_at timestamptz
-- returns: nothing
update edition set state = 'published', pdf = @pdf, published_at = @published_at
where id = @edition_id and state = 'frozen'
