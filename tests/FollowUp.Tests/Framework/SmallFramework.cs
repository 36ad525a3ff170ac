using System.Text;
using FollowUp.Framework;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests;

/// <summary>A framework file that is right, with one or two of everything: tests break it in one place.</summary>
internal static class SmallFramework
{
    public const string Yaml = """
        municipality: 1287 Trelleborg
        programme:
          code: malen
          title: Mål 2024–2040
          first_year: 2024
          last_year: 2040
          wording: verified
          origin: Brevet
        goals:
          - code: G1
            title: Trygghet
            wording: quoted
            origin: Brevet
          - code: G2
            title: Nettonoll
            wording: second_hand
            origin: Nyheten
        strategies:
          - code: strategin
            title: Strategin
            followed_up_through: malen
            wording: quoted
            origin: Brevet
            decisions:
              - title: Beslut om revidering
                date: 2023-05-22
                reference: § 134
        focus_areas:
          - code: FA1
            strategy: strategin
            title: Stöd
            wording: quoted
            origin: Brevet
        earlier_areas:
          - code: OA1
            title: Föräldrastöd
            relation: inryms i
            became: FA1
            wording: quoted
            origin: Brevet
        organisations:
          - code: namnden
            kind: board
            title: Nämnden
            wording: verified
            origin: Webben
        indicators:
          - code: kolada:N00610
            title: Trygga ute
            unit: "%"
            decimals: 1
            direction: up
            period: year
            by_sex: true
            publisher: SCB
            note: En enkät.
            base_year: 2016
            natural_limit: 100
            goals: [G1]
            responsible: [namnden]
            wording: proposed
          - code: smhi:utslapp
            title: Utsläpp
            unit: ton
            decimals: 0
            direction: down
            period: year
            by_sex: false
            publisher: SMHI
            goals: [G2]
            responsible: []
            wording: proposed
          - code: TR-01
            title: Elever
            unit: antal
            protect_below: 5
            decimals: 0
            direction: none
            period: school_year
            by_sex: false
            publisher: Skolan
            goals: [G1]
            responsible: []
            wording: proposed
        links:
          - focus_area: FA1
            goal: G1
            indicator: kolada:N00610
            role: main
            reason: Den som är trygg går ut.
            wording: proposed
        targets:
          - indicator: smhi:utslapp
            goal: G2
            value: 0
            year: 2040
            wording: second_hand
            origin: Nyheten
        peer_groups:
          - code: P1
            title: Liknande
            default: true
            origin: Kolada
            members:
              - 0381 Enköping
              - 0583 Motala
          - code: P2
            title: Andra
            default: false
            origin: Kolada
            members: [1082 Karlshamn]

        """;

    /// <summary>The same file with all that may be said besides: where things stand and since when, lineage in two steps, a second strategy, every kind of aim.</summary>
    public static string Everything { get; } = Yaml
        .Replace("  wording: verified\n  origin: Brevet\ngoals:", """
              wording: verified
              origin: Brevet
              status: adopted
              decision:
                body: Kommunfullmäktige
                date: 2024-01-29
                paragraph: § 7
                registry_number: KS 2023/474
              valid_from: 2024-02-01
            goals:
            """, StringComparison.Ordinal)
        .Replace("    origin: Nyheten\nstrategies:", """
                origin: Nyheten
                status: consultation
                decision:
                  body: Kommunstyrelsen
                valid_from: 2023-01-01
                valid_to: 2040-12-31
            strategies:
            """, StringComparison.Ordinal)
        .Replace("focus_areas:\n", """
              - code: planen
                title: Jämställdhetsplanen
                followed_up_through: malen
                wording: placeholder
                origin: Påhittad för provet
                status: superseded
                valid_to: 2025-12-31
                decisions: []
            focus_areas:

            """, StringComparison.Ordinal)
        .Replace("earlier_areas:\n", """
              - code: FA2
                strategy: planen
                title: Lika lön
                wording: placeholder
                origin: Påhittat för provet
            earlier_areas:
              - code: OA0
                strategy: Strategi för social hållbarhet 2021–2030
                title: Stöd till föräldrar
                relation: blev
                became: OA1
                wording: second_hand
                origin: Brevet

            """, StringComparison.Ordinal)
        .Replace("    role: main\n    reason: Den som är trygg går ut.\n    wording: proposed\n", """
                role: main
                reason: Den som är trygg går ut.
                wording: quoted
                status: superseded
                decision:
                  body: Nämnden
                  date: 2024
                valid_to: 2025-12-31
              - focus_area: FA1
                goal: G1
                indicator: kolada:N00610
                role: supporting
                reason: "Trygghet: en sak av flera."
                wording: quoted
                status: adopted
                valid_from: 2026-01-01

            """, StringComparison.Ordinal)
        .Replace("    year: 2040\n    wording: second_hand\n", """
                year: 2040
                milestones:
                  - year: 2030
                    value: 50000.5
                  - year: 2035
                    value: 12
                wording: second_hand

            """, StringComparison.Ordinal)
        .Replace("    origin: Nyheten\npeer_groups:", """
                origin: Nyheten
                valid_from: 2024-02-01
                valid_to: 2040-12-31
            peer_groups:
            """, StringComparison.Ordinal)
        .Replace("targets:\n", """
            targets:
              - indicator: kolada:N00610
                goal: G1
                band:
                  lowest: 70
                  highest: 90.5
                year: 2030
                wording: proposed
                origin: Förslaget
                valid_to: 2030-12-31
              - indicator: kolada:N00610
                goal: G1
                direction_only: true
                wording: proposed
                origin: Förslaget
                valid_from: 2031-01-01

            """, StringComparison.Ordinal)
        .Replace("direction: none\n    period: school_year", "direction: up\n    period: school_year", StringComparison.Ordinal);

    public static FrameworkFile Read(string yaml = Yaml) => Read(Encoding.UTF8.GetBytes(yaml));

    public static FrameworkFile Read(byte[] bytes, string name = "framework.yaml") =>
        FrameworkFile.Read(name, bytes, ["kolada", "leverans", "skolverket", "smhi"], Recorded.Areas());

    /// <summary>The file with one thing changed; what is to be changed must stand in it exactly once.</summary>
    public static string With(string text, string instead)
    {
        Assert.Equal(2, Yaml.Split(text).Length);
        return Yaml.Replace(text, instead, StringComparison.Ordinal);
    }
}
