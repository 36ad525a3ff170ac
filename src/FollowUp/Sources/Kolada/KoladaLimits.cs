namespace FollowUp.Sources;

/// <summary>How gently Kolada is asked and how much is taken from it. The defaults are for the public service; tests make them small.</summary>
public sealed record KoladaLimits : AskLimits
{
    /// <summary>The most ids Kolada takes in one part of an address; its rule, not ours.</summary>
    public const int MostIds = 25;

    /// <summary>Rows asked for per page; Kolada gives at most 5 000.</summary>
    public int PageSize { get; init; } = 5000;

    /// <summary>The most pages one question may have. The largest question has some ten; a service that never ends must not fill the disk.</summary>
    public int MostPages { get; init; } = 500;
}
