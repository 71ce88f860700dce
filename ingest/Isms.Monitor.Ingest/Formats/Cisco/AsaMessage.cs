using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>What one message number means, and the shapes of its text (Cisco Secure Firewall ASA Series Syslog Messages).</summary>
sealed class AsaMessage
{
    readonly LinePattern[] _patterns;
    readonly ConstantFields _meaning;

    /// <param name="number">The digits behind the severity.</param>
    /// <param name="meaning">Action, outcome, category and type.</param>
    /// <param name="patterns">Tried in this order.</param>
    public AsaMessage(int number, ConstantFields meaning, params string[] patterns)
    {
        Number = number;
        _meaning = meaning;
        _patterns = [.. patterns.Select(pattern => LinePattern.Compile(pattern, AsaPieces.Pieces, AsaPieces.Texts))];
    }

    public int Number { get; }

    /// <summary>Adds the meaning, and what the first fitting pattern finds.</summary>
    public void Write(ref FieldCursor at, EcsEvent into)
    {
        _meaning.Write(into);
        foreach (var pattern in _patterns)
            if (pattern.TryRead(ref at, into)) return;
        AsaUnknown.WriteEndpoints(ref at, into);
    }

    /// <summary>Fields that an action gives to its messages; words are separated by blanks.</summary>
    public static ConstantFields Meaning(string? action, string? outcome, string category, string type) => new ConstantFields()
        .Add(Ecs.EventAction, action).Add(Ecs.EventOutcome, outcome).AddAll(Ecs.EventCategory, category).AddAll(Ecs.EventType, type);
}
