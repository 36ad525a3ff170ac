using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Database;
using Npgsql;
using Npgsql.Schema;
using NpgsqlTypes;

namespace FollowUp.Tests.House;

/// <summary>Whether a statement fits the migrated schema, its own header and the record it fills; asked of the server itself.</summary>
internal static partial class StatementProof
{
    // The server will not prepare these. Every cluster runs them when it is created, and so does the one these tests run on.
    private static readonly string[] _runByEveryCluster = ["commands/database/create_role.sql", "commands/database/create_database.sql"];

    private static readonly Dictionary<string, Type> _simple = new()
    {
        ["bool"] = typeof(bool),
        ["short"] = typeof(short),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["double"] = typeof(double),
        ["decimal"] = typeof(decimal),
        ["string"] = typeof(string),
        ["byte[]"] = typeof(byte[]),
        ["Guid"] = typeof(Guid),
        ["DateOnly"] = typeof(DateOnly),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["Period"] = typeof(Period),
    };

    private static readonly string[] _views =
    [
        "shown_observation", "ever_small", "delivery_as_it_stands", "framework_draft_as_it_stands",
        "programme", "goal", "strategy", "decision", "focus_area", "earlier_area", "organisation", "followed_indicator", "goal_indicator", "focus_area_indicator", "responsibility", "target", "milestone",
    ];

    private static readonly Dictionary<NpgsqlDbType, Type> _elements = new()
    {
        [NpgsqlDbType.Text] = typeof(string),
        [NpgsqlDbType.Integer] = typeof(int),
        [NpgsqlDbType.Double] = typeof(double),
    };

    public static async Task<IReadOnlyList<string>> ProblemsAsync(string connectionString, SqlFolder sql, string path, CancellationToken ct)
    {
        if (_runByEveryCluster.Contains(path))
        {
            return [];
        }

        var statement = sql[path];
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await PrepareGroundAsync(connection, sql, statement, ct);
            return SqlTests.IsCopy(statement) ? await CopyProblemsAsync(connection, statement, ct) : await RowProblemsAsync(connection, statement, ct);
        }
        catch (Exception e) when (e is PostgresException or FormatException or ArgumentException)
        {
            return [e.Message];
        }
    }

    /// <summary>Runs what the header says has run before, on nothing but nulls.</summary>
    private static async Task PrepareGroundAsync(NpgsqlConnection connection, SqlFolder sql, SqlStatement statement, CancellationToken ct)
    {
        foreach (var before in statement.After.Select(path => sql[path]))
        {
            await PrepareGroundAsync(connection, sql, before, ct);
            await using var command = Command(connection, before);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<IReadOnlyList<string>> RowProblemsAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken ct)
    {
        await using var command = Command(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly | CommandBehavior.KeyInfo, ct);
        var columns = (await reader.GetColumnSchemaAsync(ct)).Where(column => column.DataTypeName != "void").ToArray();
        if (statement.Returns is null)
        {
            return columns.Length == 0 ? [] : [$"returns {Names(columns)}, its header says nothing"];
        }

        if (columns.Length == 0)
        {
            return [$"returns nothing, its header says {statement.Returns}"];
        }

        return Simple(statement.Returns) is { } simple
            ? columns.Length == 1 ? Fits(columns[0], simple, statement.Returns.EndsWith('?'), statement) : [$"returns {Names(columns)}, its header says one {statement.Returns}"]
            : RecordProblems(columns, statement);
    }

    private static IReadOnlyList<string> RecordProblems(DbColumn[] columns, SqlStatement statement)
    {
        var records = new[] { typeof(Db).Assembly, typeof(Period).Assembly, typeof(StatementProof).Assembly }.SelectMany(a => a.GetTypes()).Where(type => type.Name == statement.Returns).ToArray();
        return records.Length == 0
            ? [$"returns {statement.Returns}, of which there is none in the program"]
            : records.Select(record => RecordProblems(columns, statement, record)).MinBy(problems => problems.Count)!;
    }

    private static IReadOnlyList<string> RecordProblems(DbColumn[] columns, SqlStatement statement, Type record)
    {
        var constructor = record.GetConstructors().FirstOrDefault(c => c.GetParameters().Select(p => p.Name!)
            .SequenceEqual(columns.Select(column => column.ColumnName.Replace("_", "", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase));
        if (constructor is null)
        {
            return [$"returns {Names(columns)}, which are not the parameters of {statement.Returns} in their order"];
        }

        var nullability = new NullabilityInfoContext();
        return [.. columns.Zip(constructor.GetParameters()).SelectMany(pair =>
            Fits(pair.First, pair.Second.ParameterType, nullability.Create(pair.Second).WriteState == NullabilityState.Nullable, statement))];
    }

    private static IReadOnlyList<string> Fits(DbColumn column, Type wanted, bool nullable, SqlStatement statement)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        var given = column.DataType;
        var fits = given == type
            || type == typeof(Period) && given == typeof(int)
            || type == typeof(DateTimeOffset) && column.DataTypeName is "timestamp with time zone" or "timestamptz"
            || type.IsArray && given == typeof(Array) && ((NpgsqlDbColumn)column).NpgsqlDbType is { } known && type.GetElementType() == _elements.GetValueOrDefault(known & ~NpgsqlDbType.Array)
            || type.IsEnum && (given == typeof(short) || given == typeof(int));
        // A view says of no column that it is never null; of the values it passes on, the table behind it does.
        var mayBeNull = column.AllowDBNull == true && !_views.Contains(column.BaseTableName) && !statement.Text.Contains("is not null", StringComparison.Ordinal);
        return !fits ? [$"{column.ColumnName} is {column.DataTypeName}, which is no {type.Name}"]
            : mayBeNull && !nullable ? [$"{column.ColumnName} may be null in {column.BaseTableName}, and {statement.Returns} cannot hold that"]
            : [];
    }

    /// <summary>Types must be those of the columns to the letter: binary COPY would store one as the other.</summary>
    private static async Task<IReadOnlyList<string>> CopyProblemsAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken ct)
    {
        var form = CopyForm().Match(statement.Text);
        if (!form.Success)
        {
            return ["is not written 'copy table (columns) from stdin (format binary)'"];
        }

        string[] columns;
        await using (var command = new NpgsqlCommand($"select {form.Groups["columns"].Value} from {form.Groups["table"].Value}", connection))
        await using (var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, ct))
        {
            columns = [.. (await reader.GetColumnSchemaAsync(ct)).Select(column => $"@{column.ColumnName} {((NpgsqlDbColumn)column).NpgsqlDbType}")];
        }

        await using var importer = await connection.BeginBinaryImportAsync(statement.Text, ct);
        var header = statement.Parameters.Select(parameter => $"@{parameter.Name} {SqlTypes.Of(statement.Path, parameter)}").ToArray();
        return columns.SequenceEqual(header) ? [] : [$"its columns are {string.Join(", ", columns)}, its header says {string.Join(", ", header)}"];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, SqlStatement statement)
    {
        var command = new NpgsqlCommand(statement.Text, connection);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(parameter.Name, SqlTypes.Of(statement.Path, parameter)) { Value = DBNull.Value });
        }

        return command;
    }

    private static Type? Simple(string name) => _simple.GetValueOrDefault(name.TrimEnd('?'));

    private static string Names(IEnumerable<DbColumn> columns) => string.Join(", ", columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.ColumnName} {column.DataTypeName}")));

    [GeneratedRegex(@"\Acopy (?<table>[a-z_.]+) \((?<columns>[a-z0-9_, \n]+)\)\s+from stdin \(format binary\)", RegexOptions.ExplicitCapture)]
    private static partial Regex CopyForm();
}
