namespace FollowUp.Tests;

/// <summary>A framework with all that can be said: two strategies, standings, a chain of earlier areas, links one after the other, and every kind of target.</summary>
internal static class RichFramework
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
          status: adopted
          decision: {body: Kommunfullmäktige, date: 2023-11-27, paragraph: § 212, registry_number: KS 2023/14}
        goals:
          - {code: G2, title: Nettonoll, wording: second_hand, origin: Nyheten}
          - {code: G1, title: Trygghet, wording: quoted, origin: Brevet, status: adopted, decision: {body: Kommunfullmäktige}}
        strategies:
          - code: strategin
            title: Strategin
            followed_up_through: malen
            wording: quoted
            origin: Brevet
            decisions: [{title: Beslut om revidering, date: 2023-05-22, reference: § 134}]
          - code: en-till
            title: Jämställdhetsplanen
            followed_up_through: malen
            wording: quoted
            origin: Brevet
            status: consultation
            decisions: []
        focus_areas:
          - {code: FA1, strategy: strategin, title: Stöd, wording: quoted, origin: Brevet}
          - {code: FA0, strategy: strategin, title: Det förra, wording: quoted, origin: Brevet, status: superseded, valid_to: 2025-12-31}
          - {code: JP1, strategy: en-till, title: Makt, wording: quoted, origin: Brevet}
        earlier_areas:
          - {code: OA1, strategy: Välfärdsprogrammet, title: Föräldrastöd, relation: växte till, became: OA2, wording: quoted, origin: Brevet}
          - {code: OA2, title: Goda uppväxtvillkor, relation: inryms i, became: FA1, wording: quoted, origin: Brevet}
          - {code: OA3, title: Miljön, relation: inryms i, became: G2, wording: quoted, origin: Brevet}
        organisations:
          - {code: namnden, kind: board, title: Nämnden, wording: verified, origin: Webben}
          - {code: forvaltningen, kind: administration, title: Förvaltningen, wording: verified, origin: Webben, valid_from: 2025-01-01}
        indicators:
          - {code: "kolada:N00610", title: Trygga ute, unit: "%", direction: up, period: year, by_sex: true, publisher: SCB, goals: [G1, G2], responsible: [forvaltningen, namnden], wording: proposed}
          - {code: "smhi:utslapp", title: Utsläpp, unit: ton, decimals: 0, direction: down, period: year, by_sex: false, publisher: SMHI, goals: [G2], responsible: [], wording: proposed, valid_to: 2039-12-31}
          - {code: "kolada:N07403", title: Andel, unit: "%", direction: up, period: year, by_sex: false, publisher: SCB, goals: [G1], responsible: [], wording: proposed}
        links:
          - {focus_area: JP1, goal: G1, indicator: "kolada:N07403", role: supporting, reason: Den visar hur makten fördelas., wording: proposed}
          - focus_area: FA1
            goal: G1
            indicator: kolada:N00610
            role: supporting
            reason: Den som är trygg går ut.
            wording: quoted
            valid_from: 2024-01-01
            valid_to: 2025-12-31
            decision: {body: Kommunstyrelsen}
          - {focus_area: FA1, goal: G1, indicator: "kolada:N00610", role: main, reason: Tryggheten bär resten., wording: proposed, valid_from: 2026-01-01}
        targets:
          - {indicator: "smhi:utslapp", goal: G2, value: 0.5, year: 2039, milestones: [{year: 2027, value: 100}, {year: 2030, value: 50.5}], wording: second_hand, origin: Nyheten, valid_to: 2039-12-31}
          - {indicator: "kolada:N00610", goal: G1, band: {lowest: 70, highest: 85.5}, year: 2030, wording: proposed, origin: Brevet, valid_from: 2026-01-01}
          - {indicator: "kolada:N07403", goal: G1, direction_only: true, wording: proposed, origin: Brevet}
        peer_groups:
          - {code: P2, title: Andra, default: false, origin: Kolada, members: [1082 Karlshamn]}
          - {code: P1, title: Liknande, default: true, origin: Kolada, members: [0583 Motala, 0381 Enköping]}

        """;
}
