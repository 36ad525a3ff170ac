using System.Collections.Frozen;
using System.Globalization;
using FollowUp.Analysis;
using NpgsqlTypes;

namespace FollowUp.Database;

/// <summary>How C# values become the PostgreSQL types that headers name.</summary>
public static class SqlTypes
{
    private static readonly FrozenDictionary<string, NpgsqlDbType> _known = new Dictionary<string, NpgsqlDbType>
    {
        ["boolean"] = NpgsqlDbType.Boolean,
        ["smallint"] = NpgsqlDbType.Smallint,
        ["int"] = NpgsqlDbType.Integer,
        ["bigint"] = NpgsqlDbType.Bigint,
        ["float8"] = NpgsqlDbType.Double,
        ["numeric"] = NpgsqlDbType.Numeric,
        ["text"] = NpgsqlDbType.Text,
        ["date"] = NpgsqlDbType.Date,
        ["timestamptz"] = NpgsqlDbType.TimestampTz,
        ["interval"] = NpgsqlDbType.Interval,
        ["uuid"] = NpgsqlDbType.Uuid,
        ["bytea"] = NpgsqlDbType.Bytea,
        ["jsonb"] = NpgsqlDbType.Jsonb,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The driver's word for a parameter's type.</summary>
    /// <exception cref="FormatException">The header names a type that is not on the list; one name a type, so that a search finds all.</exception>
    public static NpgsqlDbType Of(string path, SqlParameter parameter)
    {
        var array = parameter.Type.EndsWith("[]", StringComparison.Ordinal);
        var element = array ? parameter.Type[..^2] : parameter.Type;
        return _known.TryGetValue(element, out var type)
            ? array ? type | NpgsqlDbType.Array : type
            : throw new FormatException($"sql/{path}: @{parameter.Name} has the type '{parameter.Type}'. Write one of {string.Join(", ", _known.Keys.Order(StringComparer.Ordinal))}, or such a type with [].");
    }

    /// <summary>The value as PostgreSQL keeps it: periods and enums as their numbers, times in UTC.</summary>
    public static object Value(object? value) => value switch
    {
        null => DBNull.Value,
        Period period => period.Code,
        Enum number => Convert.ToInt32(number, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime(),
        string or byte[] => value,
        _ when value.GetType() == typeof(int[]) => value, // the runtime would also take it for an array of any enum
        IEnumerable<Period> periods => periods.Select(period => period.Code).ToArray(),
        IEnumerable<ObservationStatus> statuses => statuses.Select(status => (short)status).ToArray(),
        IEnumerable<DateTimeOffset> times => times.Select(time => time.ToUniversalTime()).ToArray(),
        IEnumerable<string> texts => texts.ToArray(),
        IEnumerable<int> numbers => numbers.ToArray(),
        IEnumerable<int?> numbers => numbers.ToArray(),
        IEnumerable<long> numbers => numbers.ToArray(),
        IEnumerable<short> numbers => numbers.ToArray(),
        IEnumerable<short?> numbers => numbers.ToArray(),
        IEnumerable<double> numbers => numbers.ToArray(),
        IEnumerable<double?> numbers => numbers.ToArray(),
        _ => value,
    };
}
