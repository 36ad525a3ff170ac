using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using Dapper;
using Npgsql;

namespace FollowUp.Database;

/// <summary>
/// The properties of an object as the parameters of a statement, each of the type the header states, so that what runs is what the
/// tests prepared. A property fills the parameter of the same letters: <c>firstPeriod</c> fills <c>@first_period</c>.
/// </summary>
internal sealed class BoundParameters : SqlMapper.IDynamicParameters
{
    private static readonly ConcurrentDictionary<(SqlStatement Statement, Type? Type), PropertyInfo[]> _matched = new();
    private readonly SqlStatement _statement;
    private readonly object? _values;
    private readonly PropertyInfo[] _properties;

    /// <exception cref="ArgumentException">The object lacks a parameter or holds something the statement does not take.</exception>
    public BoundParameters(SqlStatement statement, object? values)
    {
        _statement = statement;
        _values = values;
        _properties = _matched.GetOrAdd((statement, values?.GetType()), key => Match(key.Statement, key.Type));
    }

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        for (var i = 0; i < _properties.Length; i++)
        {
            var parameter = _statement.Parameters[i];
            command.Parameters.Add(new NpgsqlParameter(parameter.Name, SqlTypes.Of(_statement.Path, parameter))
            {
                Value = SqlTypes.Value(_properties[i].GetValue(_values)),
            });
        }
    }

    private static PropertyInfo[] Match(SqlStatement statement, Type? type)
    {
        static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

        var given = type?.GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [];
        var matched = statement.Parameters.Select(parameter => given.FirstOrDefault(p => Letters(p.Name) == Letters(parameter.Name))).ToArray();
        return matched.Length == given.Length && !matched.Contains(null)
            ? [.. matched.OfType<PropertyInfo>()]
            : throw new ArgumentException(
                $"sql/{statement.Path} takes {Names(statement.Parameters.Select(p => "@" + p.Name))} and was given {Names(given.Select(p => p.Name))}.");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "nothing";
}
