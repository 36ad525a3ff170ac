-- Expects an indicator's next figures on a day.
-- params:  @source text, @key text, @expected_on date, @period text, @origin text, @noticed_at timestamptz
-- returns: nothing
insert into publication (source, key, expected_on, period, origin, noticed_at)
values (@source, @key, @expected_on, @period, @origin, @noticed_at)
on conflict do nothing;
