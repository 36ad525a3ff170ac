namespace FollowUp.Database;

/// <summary>Which database the configuration asks for.</summary>
/// <param name="ConnectionString">An ordinary PostgreSQL (<c>ConnectionStrings:FollowUp</c>); null for the embedded cluster.</param>
/// <param name="DataFolder">Where the embedded cluster lies (<c>FollowUp:DataFolder</c>), <c>data</c> in the working directory when not given.</param>
/// <param name="PostgresPrograms">The folder of PostgreSQL's programs (<c>FollowUp:PostgresPrograms</c>); null to look for them.</param>
public sealed record ConnectionSettings(string? ConnectionString, string DataFolder, string? PostgresPrograms)
{
    public static ConnectionSettings Read(IConfiguration configuration)
    {
        static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

        return new ConnectionSettings(
            Given(configuration.GetConnectionString("FollowUp")),
            Given(configuration["FollowUp:DataFolder"]) ?? "data",
            Given(configuration["FollowUp:PostgresPrograms"]));
    }
}
