using System.Text;
using FollowUp.Sources;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>One small table of our own in both forms, to be broken in one place at a time.</summary>
internal static class PxSamples
{
    /// <summary>Two areas, two sexes, two years: eight cells, three of them marks.</summary>
    public const string Json = """
        {"version":"2.0","class":"dataset","label":"Prov","source":"Vi","updated":"2026-01-02","note":["Ett\r\ntvå"],
        "role":{"time":["Tid"],"geo":["Region"],"metric":["ContentsCode"]},
        "id":["Region","Kon","ContentsCode","Tid"],"size":[2,2,1,2],
        "dimension":{
        "Region":{"label":"region","category":{"index":{"00":0,"1287":1},"label":{"00":"Riket","1287":"Trelleborg"},"child":{"00":["1287"]}}},
        "Kon":{"label":"kön","category":{"index":["1","2"],"label":{"1":"män","2":"kvinnor"}}},
        "ContentsCode":{"label":"mått","category":{"label":{"A1":"Antal"},"unit":{"A1":{"base":"personer","decimals":1}}}},
        "Tid":{"label":"år","category":{"index":{"2024":1,"2023":0}}}},
        "extension":{"px":{"decimals":0},"contact":[{"name":"Ada Tjänsteman","raw":"Ada Tjänsteman, SCB#Tel: 1"}]},
        "value":[1,2.5,null,4,5,null,null,8],"status":{"2":"..","5":".","6":"-"}}
        """;

    /// <summary>The same as a PX file.</summary>
    public const string Px = """
        CHARSET="ANSI";
        AXIS-VERSION="2010";
        LANGUAGE="en";
        LANGUAGES="en","sv";
        DECIMALS=0;
        MATRIX="PROV";
        TITLE="Sam"
        "ple";
        STUB="region","sex";
        HEADING="contents","year";
        CONTVARIABLE="contents";
        VALUES("region")="Sweden","Trelleborg";
        VALUES("sex")="men","women";
        VALUES("contents")="Number";
        VALUES("year")="2023","2024";
        CODES("region")="00","1287";
        CODES("sex")="1","2";
        CODES("contents")="A1";
        TIMEVAL("year")=TLIST(A1),"2023","2024";
        VARIABLECODE("region")="Region";
        VARIABLECODE("sex")="Kon";
        VARIABLECODE("contents")="ContentsCode";
        VARIABLECODE("year")="Tid";
        UNITS("Number")="persons";
        LAST-UPDATED("Number")="20260102 08:00";
        PRECISION("contents","Number")=1;
        MAP("region")="Sweden";
        CONTACT="Ada Tjänsteman, SCB#Tel: 1#E-mail: ada@example.se";
        SOURCE="We";
        NOTE="One…#two";
        NOTE="More";
        TITLE[sv]="Prov";
        STUB[sv]="region","kön";
        HEADING[sv]="mått","år";
        VALUES[sv]("region")="Riket","Trelleborg";
        VALUES[sv]("kön")="män","kvinnor";
        VALUES[sv]("mått")="Antal";
        VALUES[sv]("år")="2023","2024";
        VARIABLECODE[sv]("kön")="Kon";
        UNITS[sv]("Antal")="personer";
        SOURCE[sv]="Vi";
        DATA=
        1 2.5 
        ".." 4 
        5 "." 
        "-" 8 
        ;
        """;

    public const string Mapping = """
        area: { dimension: Region }
        time: { dimension: Tid, kind: year }
        sex: { dimension: Kon, women: "2", men: "1" }
        measure: ContentsCode
        values:
          - { key: X1, category: A1 }
        """;

    public static byte[] InWindows1252(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

    public static PxReading ReadJson(string json, string? mapping = null) => PxReading.Read("t.json", Encoding.UTF8.GetBytes(json), Map(mapping));

    public static PxReading ReadPx(string px, string? mapping = null) => PxReading.Read("t.px", InWindows1252(px), Map(mapping));

    public static PxMapping? Map(string? mapping) => mapping is null ? null : PxMapping.Read("m.yaml", Encoding.UTF8.GetBytes(mapping));
}
