namespace Isms.Monitor.Api.Server.Notifying;

/// <summary>When a message that did not get through is tried again, and when no more.</summary>
static class Backoff
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Most = TimeSpan.FromMinutes(15);

    /// <summary>From the making of a message: a receiver that was away for a night still gets it.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(24);

    /// <summary>30 s, doubled with each attempt, 15 min at most.</summary>
    /// <param name="attempts">Made so far, from 1.</param>
    public static TimeSpan After(int attempts) => attempts > 6 ? Most : TimeSpan.FromTicks(Math.Min(First.Ticks << (attempts - 1), Most.Ticks));
}
