namespace Isms.Monitor.Sigma.Rules;

/// <summary>A YAML node with the place it was written at; lines and columns count from 1.</summary>
abstract record YamlValue(int Line, int Column);

/// <summary>A text; plain means written without quotes, so that <c>null</c> keeps its YAML meaning.</summary>
sealed record YamlScalar(string Text, bool Plain, int Line, int Column) : YamlValue(Line, Column)
{
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";
}

sealed record YamlSequence(List<YamlValue> Items, int Line, int Column) : YamlValue(Line, Column);

/// <summary>Keys in the order of the file; a key that is given twice was refused by the reader.</summary>
sealed record YamlMapping(List<KeyValuePair<YamlScalar, YamlValue>> Entries, int Line, int Column) : YamlValue(Line, Column)
{
    public YamlValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
                if (name.Text == key) return value;
            return null;
        }
    }

    public bool Has(string key) => this[key] is not null;
}
