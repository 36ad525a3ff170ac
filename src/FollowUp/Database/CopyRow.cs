using FollowUp.Analysis;
using Npgsql;
using NpgsqlTypes;

namespace FollowUp.Database;

/// <summary>The columns of one row on its way by binary COPY. Each value goes out as the type the file's header states for its place.</summary>
public sealed class CopyRow
{
    private readonly NpgsqlBinaryImporter _importer;
    private readonly SqlStatement _statement;
    private readonly NpgsqlDbType[] _types;
    private int _column;

    internal CopyRow(NpgsqlBinaryImporter importer, SqlStatement statement)
    {
        _importer = importer;
        _statement = statement;
        _types = [.. statement.Parameters.Select(parameter => SqlTypes.Of(statement.Path, parameter))];
    }

    public void Write(int value) => _importer.Write(value, Next());

    public void Write(short value) => _importer.Write(value, Next());

    public void Write(long value) => _importer.Write(value, Next());

    public void Write(bool value) => _importer.Write(value, Next());

    public void Write(DateOnly value) => _importer.Write(value, Next());

    public void Write(DateTimeOffset value) => _importer.Write(value.ToUniversalTime(), Next());

    public void Write(Period value) => _importer.Write(value.Code, Next());

    public void Write(ObservationStatus value) => _importer.Write((short)value, Next());

    public void Write(double value) => _importer.Write(value, Next());

    public void Write(double? value)
    {
        if (value is { } number)
        {
            Write(number);
        }
        else
        {
            WriteNull();
        }
    }

    public void Write(int? value)
    {
        if (value is { } number)
        {
            Write(number);
        }
        else
        {
            WriteNull();
        }
    }

    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            _importer.Write(value, Next());
        }
    }

    public void Write(byte[] value) => _importer.Write(value, Next());

    public void WriteNull()
    {
        Next();
        _importer.WriteNull();
    }

    internal void Start() => _column = 0;

    internal void End()
    {
        if (_column != _types.Length)
        {
            throw new InvalidOperationException($"sql/{_statement.Path} takes {_types.Length} columns, and a row of {_column} was written.");
        }
    }

    private NpgsqlDbType Next() => _column < _types.Length
        ? _types[_column++]
        : throw new InvalidOperationException($"sql/{_statement.Path} takes {_types.Length} columns, and a row of more was written.");
}
