namespace Isms.Monitor.Controls.Acting;

/// <summary>Why a record may not be written, with what to do instead.</summary>
/// <param name="Code">One of the codes below; they never change their meaning.</param>
/// <param name="Problem">Without a full stop.</param>
/// <param name="Remedy">Without a full stop.</param>
public sealed record Refusal(string Code, string Problem, string Remedy)
{
    public const string Nonconformity = "ISMS5050";
    public const string Timeline = "ISMS5051";
    public const string Clock = "ISMS5052";
    /// <summary>A decision on a state, a review of lessons, a report of the staff.</summary>
    public const string Other = "ISMS5053";

    /// <summary>Characters of a text that a person writes.</summary>
    public const int MostText = 4000;

    /// <summary><c>ISMS505n problem. remedy.</c></summary>
    public override string ToString() => $"{Code} {Problem}. {Remedy}.";

    /// <summary>Refuses a text that is too long to be read; null when none is.</summary>
    internal static Refusal? TooLong(string code, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (text.Length > MostText) return new Refusal(code, $"a text has {text.Length} characters", $"Write at most {MostText}; put the rest into a document and name it");
        return null;
    }
}
