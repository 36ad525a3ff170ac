namespace FollowUp.Database;

/// <summary>The database cannot be used, for a reason the reader of the message can mend. The message is Swedish and meant to be shown as it is.</summary>
public class DatabaseException : Exception
{
    public DatabaseException(string message)
        : base(message)
    {
    }

    public DatabaseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The embedded cluster cannot be created, started or reached.</summary>
public sealed class ClusterException : DatabaseException
{
    public ClusterException(string message)
        : base(message)
    {
    }

    public ClusterException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
