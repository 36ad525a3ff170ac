-- Opens a run: from now on it is visible, with what it asks for, its log and progress.
-- params:  @source text, @trigger text, @attempt smallint, @delivery_id int, @answers_of int, @keys_asked text[], @areas_asked text[],
--          @whole_catalogue boolean, @since date, @units_of text[], @started_at timestamptz
-- returns: int
insert into import_run (source, trigger, attempt, delivery_id, answers_of, keys_asked, areas_asked, whole_catalogue, since, units_of, started_at)
values (@source, @trigger, @attempt, @delivery_id, @answers_of, @keys_asked, @areas_asked, @whole_catalogue, @since, @units_of, @started_at)
returning id;
