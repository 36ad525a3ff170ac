using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using Dapper;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>
/// Rows as records. Dapper maps; what it would let pass in silence is refused here: a null where the record cannot hold one, which it turns
/// into 0, or into a null string that nobody expects.
/// </summary>
internal static class Rows
{
    private static readonly ConcurrentDictionary<(Type Type, string Columns), int[]> _required = new();

    static Rows() => SqlMapper.AddTypeHandler(new PeriodHandler());

    public static async IAsyncEnumerable<T> ReadAsync<T>(DbDataReader reader, string path, [EnumeratorCancellation] CancellationToken ct)
    {
        var parse = Parser(typeof(T), reader, path);
        var required = _required.GetOrAdd((typeof(T), string.Join(',', Columns(reader))), static (_, given) => Required(typeof(T), given), reader);
        var within = false;
        try
        {
            for (var row = 1; await reader.ReadAsync(ct); row++)
            {
                within = true;
                foreach (var column in required)
                {
                    if (reader.IsDBNull(column))
                    {
                        throw new InvalidDataException(
                            $"sql/{path}: row {row} has no {reader.GetName(column)}, and {typeof(T).Name} cannot do without. Make the parameter nullable or the column not null.");
                    }
                }

                yield return (T)parse(reader);
                within = false;
            }
        }
        finally
        {
            // Left at a row, and there are more: without this the reader would fetch all the rest to throw it away.
            if (within && await reader.ReadAsync(CancellationToken.None) && reader is IWrappedDataReader wrapped)
            {
                wrapped.Command.Cancel();
            }
        }
    }

    /// <summary>True for the types that are one column and not a record of several.</summary>
    public static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsArray || type == typeof(string) || type == typeof(decimal) || type == typeof(Period) || type == typeof(Guid)
        || type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The constructor of a record whose parameters are these columns in their order; underscores and case do not count.</summary>
    public static ConstructorInfo? Constructor(Type record, IReadOnlyList<string> columns) => record.GetConstructors().FirstOrDefault(constructor =>
        constructor.GetParameters().Select(parameter => parameter.Name!).SequenceEqual(columns.Select(column => column.Replace("_", "", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase));

    private static Func<DbDataReader, object> Parser(Type type, DbDataReader reader, string path)
    {
        if (!IsSimple(type) && Constructor(type, Columns(reader)) is null)
        {
            throw new InvalidOperationException(
                $"sql/{path} gives {string.Join(", ", Columns(reader))}: these are not the parameters of {type.Name} in their order.");
        }

        if (!IsSimple(type) && SqlMapper.GetTypeMap(type) is not RecordMap)
        {
            SqlMapper.SetTypeMap(type, new RecordMap(type));
        }

        return reader.GetRowParser(type);
    }

    private static int[] Required(Type type, DbDataReader reader)
    {
        if (IsSimple(type))
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? [0] : [];
        }

        var nullability = new NullabilityInfoContext();
        return [.. Constructor(type, Columns(reader))!.GetParameters().Where(p => nullability.Create(p).WriteState == NullabilityState.NotNull).Select(p => p.Position)];
    }

    private static string[] Columns(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    private sealed class PeriodHandler : SqlMapper.TypeHandler<Period>
    {
        public override Period Parse(object value) => Period.FromCode((int)value);

        public override void SetValue(System.Data.IDbDataParameter parameter, Period value) => parameter.Value = value.Code;
    }

    /// <summary>Constructors are found by name alone; Dapper's own map asks that types be equal, and converts them all the same.</summary>
    private sealed class RecordMap(Type type) : SqlMapper.ITypeMap
    {
        private readonly DefaultTypeMap _map = new(type);

        public ConstructorInfo? FindConstructor(string[] names, Type[] types) => Constructor(type, names);

        public ConstructorInfo? FindExplicitConstructor() => null;

        public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) =>
            _map.GetConstructorParameter(constructor, columnName.Replace("_", "", StringComparison.Ordinal));

        public SqlMapper.IMemberMap? GetMember(string columnName) => null;
    }
}
