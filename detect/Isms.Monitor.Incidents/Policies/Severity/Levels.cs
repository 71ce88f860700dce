using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Policies.Severity;

/// <summary>Steps on the scale of levels; the ends hold.</summary>
static class Levels
{
    public static Level Up(Level level, int steps) => (Level)Math.Min((int)level + steps, (int)Level.Critical);

    /// <summary>Never below low: something was seen.</summary>
    public static Level Down(Level level, int steps) => (Level)Math.Max((int)level - steps, (int)Level.Low);

    public static Level AtLeast(Level level, Level floor) => level < floor ? floor : level;
}
