using FollowUp.Tests.Access;

namespace FollowUp.Tests.Pages;

/// <summary>
/// The framework with an import of every kind: two from Kolada that went well (1, 2), two deliveries of a small count (3, 4), one that waits for a person (5) and one
/// under way (6). What was expected on 10 November has not come. Import 2 revised the base and the latest figure of <c>kolada:N00610</c>, which a published edition holds as it was, and withdrew a third.
/// </summary>
public sealed class WaitingSite(TestDatabase server) : Site(server)
{
    /// <summary>What import 2 was answered, which no page may ever render.</summary>
    public const string Answer = "<html><script>alert(1)</script></html>";

    /// <summary>What the source called <c>kolada:N00610</c> before, written to do harm.</summary>
    public const string TitleBefore = "Trygg <img src=x onerror=alert(1)> ute, andel (%)";

    private const string Sql = """
        create temp table base as select coalesce(max(id), 0) as n, now() as at from import_run;
        insert into area (code, name) values ('0180', 'Stockholm') on conflict do nothing;
        update source set synthetic = false where name in ('kolada', 'leverans', 'smhi');
        insert into indicator (code, source, source_key, protect_below) values ('kolada:N99999', 'kolada', 'N99999', null), ('kolada:N88888', 'kolada', 'N88888', 5);
        insert into source_indicator (source, key, title, first_seen) values
            ('kolada', 'N00610', 'Trygg utomhus när det är mörkt, andel (%)', '2026-11-01'), ('kolada', 'N99999', 'Ej uppföljt nyckeltal', '2026-11-01'),
            ('kolada', 'N88888', 'Personer med insats, antal', '2026-11-01');
        insert into import_run (id, source, trigger, started_at, ended_at, outcome, requests_done, requests_total, values_read, values_new, values_changed, values_withdrawn, message, keys_asked, areas_asked, since)
        overriding system value
        select n + 1, 'kolada', 'schedule', timestamptz '2026-11-20 04:30Z', timestamptz '2026-11-20 04:34Z', 'succeeded', 20, 20, 4100, 4100, 0, 0, 'Klart.', array['N00610', 'N99999'], array['1287', '0180'], null::date from base
        union all select n + 2, 'kolada', 'schedule', '2026-11-21 04:30Z', '2026-11-21 04:34Z', 'succeeded', 20, 20, 4100, 0, 14, 1, 'Klart.', array['N00610', 'N99999', 'N88888', 'N00667', 'N07403', 'N07546', 'N00649'], '{}', '2026-11-19' from base
        union all select n + 3, 'leverans', 'person', '2026-11-21 08:00Z', '2026-11-21 08:01Z', 'succeeded', 1, 1, 3, 3, 0, 0, 'Klart.', null, null, null from base
        union all select n + 4, 'leverans', 'person', '2026-11-21 09:00Z', '2026-11-21 09:01Z', 'succeeded', 1, 1, 3, 0, 2, 0, 'Klart.', null, null, null from base
        union all select n + 5, 'kolada', 'schedule', '2026-11-22 04:30Z', '2026-11-22 04:34Z', 'held', 20, 20, 4100, 0, 0, 0, 'Hämtningen väntar på beslut.', array['N00610', 'N88888'], array['1287'], null from base
        union all select n + 6, 'smhi', 'person', '2026-11-23 19:58Z', null, 'running', 34, 120, 12300, 0, 0, 0, '', array['utslapp-territoriella'], array['1287'], null from base;
        select setval(pg_get_serial_sequence('import_run', 'id'), (select max(id) from import_run));
        insert into batch (run_id, applied_at) select r.id, r.ended_at from import_run r, base where r.id between n + 1 and n + 4 order by r.id;
        create temp table b as select b.id, b.run_id - n as run from batch b, base where b.run_id > n;
        insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
        select i.id, y * 1000, a.id, g.id, (select id from b where run = 1), 0, 60 + (y - 2015) * 0.75 + case g.id when 1 then -3.5 when 2 then 3.5 else 0 end
        from indicator i, area a, breakdown g, generate_series(2015, 2025) y where i.code in ('kolada:N00610', 'kolada:N99999') and a.code in ('1287', '0180') and g.id in (0, 1, 2);
        create temp table revised as
        select * from (values
            ('kolada:N00610', '1287', 2025, 0, 66.0), ('kolada:N00610', '1287', 2015, 0, 61.25), ('kolada:N00610', '1287', 2020, 2, null),
            ('kolada:N99999', '1287', 2024, 0, 71.0), ('kolada:N00610', '0180', 2025, 0, 11.5)) v(code, area, year, breakdown, value);
        update observation o set value = v.value, status = case when v.value is null then 106 else 0 end, batch_id = (select id from b where run = 2)
        from revised v join indicator i on i.code = v.code join area a on a.code = v.area
        where (o.indicator_id, o.area_id, o.period, o.breakdown_id) = (i.id, a.id, v.year * 1000, v.breakdown);
        insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
        select i.id, 2025201, a.id, v.g, (select id from b where run = 3), 0, v.value
        from (values (0, 1040), (1, 1022), (2, 18)) v(g, value), indicator i, area a where i.code = 'TR-04' and a.code = '1287';
        update observation o set value = v.value, batch_id = (select id from b where run = 4)
        from (values (0, 1025), (2, 3)) v(g, value), indicator i where i.code = 'TR-04' and (o.indicator_id, o.breakdown_id) = (i.id, v.g);
        insert into held_series (run_id, indicator_id, area_id, breakdown_id, held, changed, removed)
        select n + 5, i.id, a.id, 0, 11, 9, 1 from base, indicator i, area a where i.code = 'kolada:N00610' and a.code = '1287'
        union all select n + 5, i.id, null, null, 3200, 40, 900 from base, indicator i where i.code = 'kolada:N88888';
        insert into held_change (run_id, indicator_id, period, area_id, breakdown_id, old_value, old_status, new_value, new_status)
        select n + 5, i.id, v.year * 1000, a.id, 0, v.old, 0, v.new, case when v.new is null then 106 else 0 end
        from (values ('kolada:N00610', 2025, 66.0, 12.5), ('kolada:N00610', 2024, 66.75, null), ('kolada:N88888', 2025, 4321, 3)) v(code, year, old, new), base, indicator i, area a
        where i.code = v.code and a.code = '1287';
        insert into import_finding (run_id, check_name, severity, found) select n + 2, 'share_out_of_range', 'tell', 'kolada:N00610: andelen är över 100 för 2021.' from base;
        insert into import_log (run_id, at, level, text) select n + 6, timestamptz '2026-11-23 19:58Z', 'info', 'Hämtningen från smhi började.' from base;
        insert into source_notice (source, key, run_id, noticed_at, kind, before, after)
        select 'kolada', v.key, n + 2, '2026-11-21 04:34Z', v.kind, v.before, v.after
        from (values ('N00610', 'renamed', $$TITLE$$, 'Trygg utomhus när det är mörkt, andel (%)'), ('N99999', 'gone', '', ''), ('N00610', 'split_changed', 'false', 'true')) v(key, kind, before, after), base;
        insert into publication (source, key, expected_on, period, origin, noticed_at, tries, last_try) values
            ('kolada', 'N00610', '2026-11-10', '2025', 'source', '2026-11-01 04:30Z', 16, '2026-11-23 05:00Z'), ('smhi', 'utslapp-territoriella', '2027-06-15', '2025', 'rule', '2026-11-01 04:30Z', 0, null);
        insert into source (name, title) values ('scb-folkmangd', 'SCB, folkmängd');
        insert into raw_body (sha256, body) values (sha256($$ANSWER$$::bytea), $$ANSWER$$::bytea);
        insert into raw_answer (run_id, address, fetched_at, http_status, content_type, synthetic, sha256)
        select n + k, 'https://api.kolada.se/v3/data/kpi/N00610/municipality/1287?page=' || p, '2026-11-21 04:31Z', 200, 'text/html', false, sha256($$ANSWER$$::bytea) from base, (values (2), (5)) v(k), generate_series(1, 60) p order by k, p;
        insert into edition (report, audience, audience_title, title, year, version, state, synthetic, content, html, workbook, pdf, frozen_at, actor, published_at)
        select 'uppfoljning', 'kommunfullmaktige', 'Kommunfullmäktige', 'Årlig uppföljning 2025', 2025, v.version, v.state, false,
            jsonb_build_object('chapters', jsonb_build_array(jsonb_build_object('indicators', jsonb_build_array(
                jsonb_build_object('code', 'TR-04', 'chart', null),
                jsonb_build_object('code', 'kolada:N00610', 'chart', jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('role', 'total', 'figures', jsonb_build_array(
                    jsonb_build_object('period', '2025', 'value', 67.5, 'status', 'normal')))))))))),
            '', '', case when v.state = 'published' then ''::bytea end, '2026-11-20 12:00Z', 'service', case when v.state = 'published' then timestamptz '2026-11-20 12:01Z' end
        from (values (1, 'published'), (2, 'frozen')) v(version, state);
        """;

    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        await Trail.RowsAsync(Db.ConnectionString, Sql.Replace("$$TITLE$$", $"'{TitleBefore}'", StringComparison.Ordinal).Replace("$$ANSWER$$", $"'{Answer}'", StringComparison.Ordinal));
    }
}
