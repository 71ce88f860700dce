using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Values that every event of one kind has, prepared as bytes.</summary>
sealed class ConstantFields
{
    readonly List<(FieldId Field, byte[] Value, ValueKind Kind)> _values = [];

    public ConstantFields Add(FieldId field, string? value, ValueKind kind = ValueKind.Text)
    {
        if (value is not null) _values.Add((field, Encoding.UTF8.GetBytes(value), kind));
        return this;
    }

    /// <summary>Adds one value for each word.</summary>
    public ConstantFields AddAll(FieldId field, string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(field, word);
        return this;
    }

    public void Write(EcsEvent into)
    {
        foreach (var (field, value, kind) in _values) into.Add(field, value, kind);
    }
}
