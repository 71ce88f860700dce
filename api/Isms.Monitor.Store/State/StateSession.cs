using Isms.Monitor.Store.Query.Conditions;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>The tables inside one transaction. Valid until the function that got it returns.</summary>
public sealed class StateSession
{
    readonly SqliteConnection _connection;
    readonly SqliteTransaction _transaction;

    internal StateSession(SqliteConnection connection, SqliteTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public IncidentTable Incidents => new(this);

    public IncidentLinks IncidentLinks => new(this);

    public HistoryTable History => new(this);

    public AuditLog Audit => new(this);

    public DocumentTable Users => new(this, "user");

    public DocumentTable Exceptions => new(this, "exception");

    /// <summary>Clocks that the law starts; due is their end, subject the incident.</summary>
    public DocumentTable Clocks => new(this, "clock");

    public DocumentTable Sources => new(this, "source");

    public DocumentTable Settings => new(this, "setting");

    /// <summary>Index of correlation and baseline snapshots.</summary>
    public DocumentTable Snapshots => new(this, "snapshot");

    /// <summary>Management reviews as they were issued.</summary>
    public DocumentTable Reviews => new(this, "review");

    public SampleTable KpiSamples => new(this, "kpi");

    public SampleTable ControlStates => new(this, "control");

    /// <summary>When the program ran, and what went through it.</summary>
    public SampleTable Runs => new(this, "run");

    /// <summary>How far those who follow the store have come.</summary>
    public DocumentTable Followers => new(this, "follower");

    /// <summary>What was told last of a thing that is watched: written together with the notice.</summary>
    public DocumentTable Told => new(this, "told");

    /// <summary>Notices to people outside, and their deliveries.</summary>
    public OutboxTable Outbox => new(this);

    /// <summary>What people and the programme put on record, version by version.</summary>
    public RecordTable Records => new(this);

    /// <summary>Gives SQL the tests of a query, so that a value reads the same in every store: <c>isms_holds(number, text)</c> and
    /// <c>isms_holds_at(number, micros)</c>. They hold until the next call.</summary>
    internal void Define(IReadOnlyList<Condition> conditions)
    {
        _connection.CreateFunction<long, string?, bool>("isms_holds", (number, text) => text is not null && conditions[(int)number].OfText(text));
        _connection.CreateFunction<long, long?, bool>("isms_holds_at", (number, micros) => micros is { } at && conditions[(int)number].OfMicros(at));
    }

    internal int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    internal T? Scalar<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is T value ? value : default;
    }

    internal List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
