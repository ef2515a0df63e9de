using EdgeTwin.Recordings;
using Microsoft.Data.Sqlite;

namespace EdgeTwin.Host.Collecting;

/// <summary>One connection to the store's file. Statements are prepared once; SQLite's errors come out as sentences.</summary>
internal sealed class StoreConnection : IDisposable
{
    private const int SqliteNotADatabase = 26;
    private const int SqliteFull = 13;
    private const int SqliteBusy = 5;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly string _file;

    /// <summary>Opens <paramref name="file"/>, or memory for <c>:memory:</c>.</summary>
    /// <param name="file">The file; made where it is missing.</param>
    /// <param name="busyTimeoutS">How long another program's lock on it is waited for, s.</param>
    /// <param name="isReadOnly">True to change nothing, and to make no file.</param>
    internal StoreConnection(string file, int busyTimeoutS, bool isReadOnly = false)
    {
        _file = file;
        SqliteOpenMode mode = isReadOnly ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = busyTimeoutS }.ToString());
        try
        {
            _connection.Open();
            if (isReadOnly)
            {
                // A connection that is opened to read leaves the write-ahead log's files behind; this one takes them away where it is the last.
                Script("PRAGMA query_only = ON");
            }
        }
        catch (SqliteException refused)
        {
            _connection.Dispose();
            throw Explain(refused);
        }
    }

    /// <summary>Runs a statement with values for ?1, ?2, …</summary>
    /// <returns>Rows changed.</returns>
    internal int Execute(string sql, params object?[] values) => Guard(() => Prepare(sql, values).ExecuteNonQuery());

    /// <summary>The first column of the first row, or null where there is none.</summary>
    internal object? Scalar(string sql, params object?[] values) => Guard(() => Prepare(sql, values).ExecuteScalar()) is { } value and not DBNull ? value : null;

    /// <summary>All rows, through <paramref name="read"/>.</summary>
    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values) => Guard(() =>
    {
        List<T> rows = [];
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    });

    /// <summary>Runs statements that are not worth keeping.</summary>
    internal void Script(string sql) => Guard(() =>
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    /// <summary>Ends a transaction without effect, where one is still open.</summary>
    internal void TryRollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Script("ROLLBACK");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, object?[] values)
    {
        if (!_prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            }
            _prepared.Add(sql, command);
        }
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException refused)
        {
            throw Explain(refused);
        }
    }

    private InputException Explain(SqliteException refused) => refused.SqliteErrorCode switch
    {
        SqliteNotADatabase => new InputException(_file, "", "is no SQLite file", "give another name with --db"),
        SqliteFull => new InputException(_file, "", "the disk is full", "make room; devices keep what is not acknowledged"),
        SqliteBusy => new InputException(_file, "", "another program holds it locked", "end that program, or give another name with --db"),
        _ => new InputException(_file, "", $"SQLite says: {refused.Message.TrimEnd('.')}", "give a file that you may write, on a local disk"),
    };
}
