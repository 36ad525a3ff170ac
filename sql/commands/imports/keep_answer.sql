-- Keeps an answer untouched; the same bytes are stored once.
-- params:  @run_id int, @address text, @fetched_at timestamptz, @http_status smallint, @content_type text, @synthetic boolean, @sha256 bytea, @body bytea
-- returns: nothing
with kept as (
    insert into raw_body (sha256, body)
    values (@sha256, @body)
    on conflict do nothing)
insert into raw_answer (run_id, address, fetched_at, http_status, content_type, synthetic, sha256)
values (@run_id, @address, @fetched_at, @http_status, @content_type, @synthetic, @sha256);
