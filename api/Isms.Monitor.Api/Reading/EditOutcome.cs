using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Reading;

/// <summary>What became of a change of a register.</summary>
public abstract record EditOutcome
{
    EditOutcome()
    {
    }

    /// <summary>It is stored and holds.</summary>
    public sealed record Done(int Version) : EditOutcome;

    /// <summary>With it the registers would have errors: nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<RegisterError> Errors) : EditOutcome;

    /// <summary>Somebody else was faster: nothing was changed.</summary>
    /// <param name="Version">The version that is stored.</param>
    public sealed record Conflict(int Version) : EditOutcome;

    public sealed record NotFound : EditOutcome;
}
