using System.Text;
using FollowUp.Sources;

namespace FollowUp.Tests.Sources;

/// <summary>Answers of Kolada, written by hand: one indicator, N00945, for Stockholm.</summary>
internal static class KoladaAnswers
{
    public const string Base = "https://api.kolada.se/v3/";
    public const string FiguresAddress = Base + "data/kpi/N00945/municipality/0180";
    public const string OneCell = """{"gender":"T","count":1,"status":"","value":42.5,"isdeleted":false}""";

    public static RawAnswer AreaList => Answer(Base + "municipality", """{"values":[{"id":"0180","title":"Stockholm","type":"K"}],"next_url":null}""");

    public static RawAnswer Indicator => Answer(Base + "kpi/N00945", """{"values":[{"id":"N00945","title":"Kostnad"}],"next_url":null}""");

    public static Reading Read(string rows) => ReadBody(Page(rows));

    public static Reading ReadBody(string body) => ReadAnswers(AreaList, Indicator, Answer(FiguresAddress, body));

    public static Reading ReadAnswers(params RawAnswer[] answers) => ReadAnswers(new SourceRequest(["N00945"], ["0180"]), answers);

    public static Reading ReadAnswers(SourceRequest request, params RawAnswer[] answers)
    {
        using var client = new HttpClient();
        return new Kolada(client, new Uri(Base), TimeProvider.System).Read(request, answers);
    }

    public static string Row(params string[] cells) => $$"""{"kpi":"N00945","municipality":"0180","period":2022,"values":[{{string.Join(',', cells)}}]}""";

    public static string Page(string rows, string? next = null) => $$"""{"values":[{{rows}}],"count":1,"next_url":{{(next is null ? "null" : $"\"{next}\"")}},"previous_url":null}""";

    public static RawAnswer Answer(string address, string body) => Answer(address, Encoding.UTF8.GetBytes(body));

    public static RawAnswer Answer(string address, byte[] body) => new(address, default, 200, "application/json", false, body);
}
