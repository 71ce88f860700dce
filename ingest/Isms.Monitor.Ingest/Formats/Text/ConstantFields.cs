using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Values that every event of one kind has, prepared as bytes.</summary>
sealed class ConstantFields
{
    FieldBlock _block = new();

    public ConstantFields Add(FieldId field, string? value, ValueKind kind = ValueKind.Text)
    {
        if (value is not null) _block = _block.With(field, value, kind);
        return this;
    }

    /// <summary>Adds one value for each word.</summary>
    public ConstantFields AddAll(FieldId field, string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(field, word);
        return this;
    }

    public void Write(EcsEvent into) => into.Add(_block);
}
