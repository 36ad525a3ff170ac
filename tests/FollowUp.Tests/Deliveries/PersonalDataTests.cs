using CsCheck;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>A personal number refuses the whole file, wherever it stands and however it is written, and is never told. The numbers are made up.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("900101-0017")]
    [InlineData("9001010017")]
    [InlineData("199001010017")]
    [InlineData("19900101-0017")]
    [InlineData("900101+0017")]
    [InlineData("900101–0017")]
    [InlineData("900101\u22120017")]
    [InlineData("900101 0017")]
    [InlineData("900101\u00A00017")]
    [InlineData("900101 - 0017")]
    [InlineData("19 900101 0017")]
    [InlineData("1990-01-01-0017")]
    [InlineData("90 01 01 0017")]
    [InlineData("9 0 0 1 0 1 0 0 1 7")]
    [InlineData("９００１０１-００１７")]
    [InlineData("900101\u200B-0017")]
    [InlineData("9\u00AD00101\u20600017")]
    [InlineData("900161-0014")] // a coordination number: the day plus sixty
    [InlineData("000229-0005")] // born on a leap day
    [InlineData("pnr900101-0017x")]
    public void A_personal_number_refuses_the_file(string number)
    {
        foreach (var row in new[] { $"TRE-001;1287;2024;T;50;;barnet {number}.", $"{number};1287;2024;T;50;;", $"X;1287;2024;T;{number}x;fel;=1" })
        {
            var column = row.StartsWith("TRE", StringComparison.Ordinal) ? "kommentar" : row[0] == 'X' ? "värde" : "indikator";
            Delivered.Refused(Delivered.Read(Delivered.Header + "X;fel;2024;T;50;;\n" + row), $"file.personal_data@3/{column}");
        }
    }

    [Theory]
    [InlineData("900101-0018", true)] // the check digit fails
    [InlineData("19900101-0018", true)]
    [InlineData("901301-0014", false)] // there is no thirteenth month
    [InlineData("900132-0015", false)]
    [InlineData("900192-0018", false)]
    [InlineData("556123-4567", false)] // an organisation's number
    [InlineData("2020 2021 2022", false)]
    [InlineData("2024-05 och 2024-06", false)]
    [InlineData("12345678901234567890", false)]
    public void A_number_like_one_is_told_as_a_warning_and_not_shown(string text, bool suspected)
    {
        var reading = Delivered.Read(Delivered.Header + $"TRE-001;1287;2024;T;50;;se {text}\n");
        Assert.Equal(suspected ? "text.personal_data_suspected?@2/kommentar" : "", Delivered.Told(reading.Problems));
        Assert.True(reading.Accepted);
        var wrong = Delivered.Read(Delivered.Header + $"{text};1287;2024;T;50;;\n");
        Assert.All(wrong.Problems.Where(_ => suspected), p => Assert.Null(p.Offending));
    }

    [Fact]
    public void A_plain_numeric_value_is_a_value()
    {
        Assert.Equal(9001010017, Assert.Single(Delivered.Read(Delivered.Header + "TRE-008;1287;2024;T;9001010017;;\n").Rows).Observation.Value);
        Delivered.Refused(Delivered.Read(Delivered.Header + "TRE-008;1287;2024;T;900101-0017;;\n"), "file.personal_data@2/värde");
    }

    [Theory]
    [InlineData("indikator;område;period;värde;900101-0017\nX;1287;2024;50;\n", "file.personal_data@1/5")]
    [InlineData("indikator;område;period;värde;elev\nX;1287;2024;50;900101-0017\n", "file.personal_data@2/5")]
    [InlineData("900101-0017\n", "file.personal_data@1/-")]
    [InlineData("hej\nhopp\n900101-0017;x\n", "file.personal_data@3/-")]
    [InlineData("indikator;område;period;värde;kommentar\nX;1287;2024;50;\"två\n900101-0017\nTRE", "file.personal_data@3/-")]
    [InlineData("indikator;område;period;värde;kommentar\nX;1287;2024;50;a \"900101-0017\"\n", "file.personal_data@2/kommentar")]
    [InlineData("indikator;område;period;värde\nX;1287;2024;50;900101-0017\n", "file.personal_data@2/5")]
    [InlineData("indikator;område;period;värde;kommentar\nX;1287;2024;50;900101-0017\n\nX;900101-0017;2024;50;900101-0017\n", "file.personal_data@2/kommentar | file.personal_data@4/område | file.personal_data@4/kommentar")]
    public void It_is_found_in_header_unknown_columns_and_broken_files_and_nothing_else_is_told(string csv, string told) =>
        Delivered.Refused(Delivered.Read(csv), told);

    [Fact]
    public void Put_anywhere_but_in_a_value_it_refuses_and_is_never_told()
    {
        var lines = (Delivered.Header + "TRE-001;1287;2024;T;50;;\"två\nrader\"\nTRE-004;1287;2023;K;7;preliminär;1234 5678\nX;1;2;3;4;5;6").Split('\n');
        var made = Gen.Select(Gen.Int[0, 99], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 999], Gen.Int[0, 2]);
        Gen.Select(made, Gen.Int[0, lines.Length - 1], Gen.Int[0, 60], Gen.Int[0, 3]).Sample(
            (parts, line, at, coordination) =>
            {
                var date = $"{parts.Item1:D2}{parts.Item2:D2}{parts.Item3 + (coordination == 0 ? 60 : 0):D2}";
                var number = date + new[] { "-", "", "+" }[parts.Item5] + $"{parts.Item4:D3}{CheckDigit(date + $"{parts.Item4:D3}")}";
                var place = Math.Min(at, lines[line].Length);
                var cell = lines[line][..place].Count(c => c == ';');
                if (cell == 4 && line > 0 || lines[line][..place].EndsWith("\"två", StringComparison.Ordinal))
                {
                    return; // in a value it may be one; beside a line end it is cut by none
                }

                var csv = string.Join('\n', lines.Select((text, i) => i == line ? text.Insert(place, number) : text));
                var reading = Delivered.Read(csv);
                Assert.NotEmpty(reading.Problems);
                Assert.All(reading.Problems, p => Assert.Equal(DeliveryCodes.FilePersonalData, p.Code));
                Assert.Empty(reading.Rows);
                Assert.All(reading.Problems, p => Assert.DoesNotMatch("[0-9]{4}", p.Text + p.Column + p.Offending));
            },
            iter: 3_000,
            threads: 2);
    }

    private static int CheckDigit(string nine)
    {
        var sum = nine.Select((c, i) => (c - '0') * (2 - i % 2)).Sum(product => product > 9 ? product - 9 : product);
        return (10 - sum % 10) % 10;
    }
}
