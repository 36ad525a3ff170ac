using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>json-stat2: what a right answer says, and every way of breaking it.</summary>
public sealed class JsonStatTests
{
    [Fact]
    public void A_table_says_what_it_holds()
    {
        var table = ReadJson(Json).Table;

        Assert.Equal(("Prov", "Vi", "2026-01-02", 0), (table.Title, table.Source, table.Updated, table.Decimals));
        Assert.Equal(["Ett\ntvå"], table.Notes);
        Assert.Equal([PxRole.Geo, PxRole.Other, PxRole.Metric, PxRole.Time], table.Dimensions.Select(d => d.Role));
        Assert.Equal(["region", "kön", "mått", "år"], table.Dimensions.Select(d => d.Label));
        Assert.Equal(["2023", "2024"], table.Dimensions[3].Categories.Select(c => c.Code));
        Assert.Equal(["1287"], table.Dimensions[0].Categories[0].Children);
        Assert.Equal(new PxCategory("A1", "Antal") { Unit = "personer", Decimals = 1 } with { Children = table.Dimensions[2].Categories[0].Children }, table.Dimensions[2].Categories[0]);
    }

    [Fact]
    public void Cells_stand_row_by_row_with_their_reasons()
    {
        var figures = ReadJson(Json).Figures;

        Assert.Equal([1, 2.5, null, 4, 5, null, 0, 8], figures.Select(f => f.Value));
        Assert.Equal((ObservationStatus.NotAvailable, ".."), (figures[2].Status, figures[2].Mark));
        Assert.Equal((ObservationStatus.NotApplicable, "."), (figures[5].Status, figures[5].Mark));
        Assert.Equal((ObservationStatus.Normal, "-"), (figures[6].Status, figures[6].Mark));
        Assert.Equal(["1287", "2", "A1", "2023"], figures[6].Codes);
    }

    [Theory]
    [InlineData("\"value\":{\"0\":1,\"1\":2.5,\"3\":4,\"4\":5,\"7\":8},\"status\":[null,null,\"..\",null,null,\".\",\"-\",\"\"]}")]
    [InlineData("\"value\":{\"7\":8,\"0\":1,\"1\":2.5,\"3\":4,\"4\":5,\"2\":null},\"status\":{\"5\":\".\",\"6\":\"-\",\"2\":\"..\"}}")]
    public void Sparse_values_and_listed_statuses_are_the_same_table(string cells) =>
        Assert.Equal(
            ReadJson(Json).Figures.Select(f => (f.Value, f.Status, f.Mark)),
            ReadJson(Json[..Json.IndexOf("\"value\"", StringComparison.Ordinal)] + cells).Figures.Select(f => (f.Value, f.Status, f.Mark)));

    [Fact]
    public void One_status_holds_for_every_cell_and_a_label_tells_what_it_means()
    {
        var figures = ReadJson(Json.Replace("\"status\":{\"2\":\"..\",\"5\":\".\",\"6\":\"-\"}", "\"status\":\"e\"", StringComparison.Ordinal)
            .Replace("\"px\":", "\"status\":{\"label\":{\"e\":\"estimated\"}},\"px\":", StringComparison.Ordinal));

        Assert.All(figures.Table.Cells, cell => Assert.Equal(("e", "estimated"), (cell.Mark, cell.Meaning)));
        Assert.Equal(ObservationStatus.Unknown, figures.Figures[2].Status);
    }

    [Fact]
    public void Officials_are_not_kept() =>
        Assert.DoesNotContain("Ada", System.Text.Json.JsonSerializer.Serialize(ReadJson(Json)), StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_harmless() => Assert.Equal(8, ReadJson("\uFEFF" + Json).Figures.Count);

    [Theory]
    [InlineData("\"version\":\"2.0\"", "\"version\":\"1.0\"", "version: där står \"1.0\"; väntat var ”2.0”")]
    [InlineData("\"version\":\"2.0\",", "", "version: saknas")]
    [InlineData("\"class\":\"dataset\"", "\"class\":\"collection\"", "class: där står \"collection\"; väntat var ”dataset”")]
    [InlineData("{\"version\":\"2.0\",\"class\":\"dataset\"", "{\"dataset\":{}", "äldre form")]
    [InlineData("\"id\":[\"Region\",", "\"id\":[7,", "id[0]: där står 7; väntat var en text")]
    [InlineData("\"id\":[\"Region\",", "\"id\":[\"Kon\",", "id[1]: där står \"Kon\"; väntat var varje kod en gång")]
    [InlineData("\"id\":[\"Region\",", "\"id\":[\"Regon\",", "dimension.Region: där står")]
    [InlineData("\"id\":[\"Region\",\"Kon\",\"ContentsCode\",\"Tid\"]", "\"id\":[]", "id: där står []; väntat var 1 till 32 dimensioner")]
    [InlineData("\"id\":[\"Region\",\"Kon\",\"ContentsCode\",\"Tid\"]", "\"id\":\"Region\"", "id: där står \"Region\"; väntat var en lista")]
    [InlineData("\"size\":[2,2,1,2]", "\"size\":[2,2,2]", "size: där står [2,2,2]; väntat var 4 tal, lika många som i id")]
    [InlineData("\"size\":[2,2,1,2]", "\"size\":[2,2,1,0]", "size[3]: där står 0; väntat var ett heltal, minst 1")]
    [InlineData("\"size\":[2,2,1,2]", "\"size\":[2,2,1,2.5]", "size[3]: där står 2.5")]
    [InlineData("\"size\":[2,2,1,2]", "\"size\":[2147483647,2147483647,2147483647,2147483647]", "väntat var högst 2\u00A0000\u00A0000 celler")]
    [InlineData("\"size\":[2,2,1,2]", "\"size\":[2,2,1,3]", "dimension.Tid: antalet kategorier är 2; enligt size ska det vara 3")]
    [InlineData("\"2024\":1,\"2023\":0", "\"2024\":1,\"2023\":1", "dimension.Tid.category.index.2023: där står 1; väntat var en plats i ordningen, 0 till 1")]
    [InlineData("\"2024\":1,\"2023\":0", "\"2024\":5,\"2023\":0", "dimension.Tid.category.index.2024: där står 5")]
    [InlineData("\"index\":[\"1\",\"2\"]", "\"index\":[\"1\",\"1\"]", "dimension.Kon.category.index[1]: där står \"1\"; väntat var varje kod en gång")]
    [InlineData("\"index\":[\"1\",\"2\"]", "\"index\":[\"1\",\"3\"]", "dimension.Kon.category.label.2: där står \"kvinnor\"; väntat var bara sådant som finns i index")]
    [InlineData("\"index\":[\"1\",\"2\"],", "", "dimension.Kon.category.index: saknas")]
    [InlineData("\"child\":{\"00\":[\"1287\"]}", "\"child\":{\"00\":[\"1288\"]}", "dimension.Region.category.child.00[0]: där står \"1288\"")]
    [InlineData("\"child\":{\"00\":[\"1287\"]}", "\"child\":{\"01\":[\"1287\"]}", "dimension.Region.category.child.01")]
    [InlineData("\"time\":[\"Tid\"]", "\"time\":[\"År\"]", "role.time[0]: där står \"År\"; väntat var en av tabellens dimensioner")]
    [InlineData("\"geo\":[\"Region\"]", "\"geo\":[\"Tid\"]", "role.geo[0]: där står \"Tid\"")]
    [InlineData("\"value\":[1,", "\"value\":[", "value: antalet celler är 7; enligt size ska det vara 8")]
    [InlineData("\"value\":[1,", "\"value\":[\"1\",", "value[0]: där står \"1\"; väntat var ett tal eller null")]
    [InlineData("\"value\":[1,", "\"value\":[1e400,", "value[0]: där står 1e400")]
    [InlineData("\"value\":[1,2.5,null,4,5,null,null,8]", "\"value\":{\"8\":1}", "value.8: där står 1; väntat var en cells nummer, 0 till 7")]
    [InlineData("\"value\":[1,2.5,null,4,5,null,null,8]", "\"value\":{\"01\":1}", "value.01: där står 1")]
    [InlineData("\"value\":[1,2.5,null,4,5,null,null,8]", "\"value\":7", "value: där står 7")]
    [InlineData("\"value\":[1,2.5,null,4,5,null,null,8],", "", "value: saknas")]
    [InlineData("\"status\":{\"2\":\"..\"", "\"status\":{\"9\":\"..\"", "status.9: där står \"..\"")]
    [InlineData("\"status\":{\"2\":\"..\"", "\"status\":{\"2\":7", "status.2: där står 7; väntat var en text")]
    [InlineData("\"status\":{\"2\":\"..\",\"5\":\".\",\"6\":\"-\"}", "\"status\":[\"..\"]", "status: antalet celler är 1")]
    [InlineData("\"label\":\"Prov\"", "\"label\":\"Prov\",\"label\":\"Prov\"", "JSON-texten är trasig")]
    [InlineData("\"label\":\"Prov\"", "\"label\":\"\\ud800\"", "label: där står \"\\ud800\"; väntat var en text")]
    [InlineData("\"decimals\":0", "\"decimals\":-1", "extension.px.decimals: där står -1")]
    [InlineData(",\"status\":{\"2\":\"..\",\"5\":\".\",\"6\":\"-\"}}", "", "rad 10, tecken")]
    public void What_breaks_the_form_is_named_with_its_place(string right, string wrong, string message)
    {
        Assert.Contains(right, Json, StringComparison.Ordinal);

        var error = Assert.Throws<SourceException>(() => ReadJson(Json.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith("t.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "är tom")]
    [InlineData(" \r\n", "är tom")]
    [InlineData("[]", "väntat var ett objekt")]
    [InlineData("{", "JSON-texten är trasig")]
    [InlineData("<html>", "json-stat2 eller PX")]
    public void What_is_no_table_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<SourceException>(() => ReadJson(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains("UTF-8", Assert.Throws<SourceException>(() => PxReading.Read("t.json", [(byte)'{', 0xFF, (byte)'}'], null)).Message, StringComparison.Ordinal);

    [Fact]
    public void More_bytes_than_are_taken_are_refused()
    {
        var bytes = new byte[PxTable.MaxBytes + 1];
        bytes[0] = (byte)'{';

        Assert.Contains("Dela upp uttaget", Assert.Throws<SourceException>(() => PxReading.Read("t.json", bytes, null)).Message, StringComparison.Ordinal);
        bytes[0] = (byte)'C';
        Assert.Contains("Dela upp uttaget", Assert.Throws<SourceException>(() => PxReading.Read("t.px", bytes, null)).Message, StringComparison.Ordinal);
    }
}
