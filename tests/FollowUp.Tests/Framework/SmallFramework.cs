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
