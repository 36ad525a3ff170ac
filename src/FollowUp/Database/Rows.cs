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
    static Rows()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new PeriodHandler());

        // Dapper asks that a column's type equals the parameter's, unless there is a handler; the numbers themselves it converts.
        foreach (var type in new[] { typeof(Period).Assembly, typeof(Rows).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsEnum && !t.IsGenericTypeDefinition))
        {
            SqlMapper.AddTypeHandler(type, new EnumHandler());
        }
    }

    public static async IAsyncEnumerable<T> ReadAsync<T>(DbDataReader reader, string path, [EnumeratorCancellation] CancellationToken ct)
    {
        var parse = Parser<T>(reader, path);
        var required = Required(typeof(T), reader.FieldCount);
        for (var row = 1; await reader.ReadAsync(ct); row++)
        {
            foreach (var column in required)
            {
                if (reader.IsDBNull(column))
                {
                    throw new InvalidDataException($"sql/{path}: row {row} has no {reader.GetName(column)}, and {typeof(T).Name} cannot do without. Make the parameter nullable or the column not null.");
                }
            }

            yield return parse(reader);
        }
    }

    private static Func<DbDataReader, T> Parser<T>(DbDataReader reader, string path)
    {
        try
        {
            return reader.GetRowParser<T>();
        }
        catch (InvalidOperationException e)
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)} ({reader.GetFieldType(i).Name})");
            throw new InvalidOperationException($"sql/{path} gives {string.Join(", ", columns)}: these are not {typeof(T).Name}'s parameters in their order.", e);
        }
    }

    private static int[] Required(Type type, int columns)
    {
        var constructor = type.GetConstructors().FirstOrDefault(c => c.GetParameters().Length == columns && columns > 0);
        if (IsSimple(type) || constructor is null)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? [0] : [];
        }

        var nullability = new NullabilityInfoContext();
        return [.. constructor.GetParameters().Where(p => nullability.Create(p).WriteState == NullabilityState.NotNull).Select(p => p.Position)];
    }

    /// <summary>True for the types that are one column and not a record of several.</summary>
    public static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsArray || type == typeof(string) || type == typeof(decimal) || type == typeof(Period) || type == typeof(Guid)
        || type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || Nullable.GetUnderlyingType(type) is not null;

    private sealed class PeriodHandler : SqlMapper.TypeHandler<Period>
    {
        public override Period Parse(object value) => Period.FromCode((int)value);

        public override void SetValue(System.Data.IDbDataParameter parameter, Period value) => parameter.Value = value.Code;
    }

    private sealed class EnumHandler : SqlMapper.ITypeHandler
    {
        public object Parse(Type destinationType, object value) => Enum.ToObject(destinationType, value);

        public void SetValue(System.Data.IDbDataParameter parameter, object value) => parameter.Value = SqlTypes.Value(value);
    }
}
