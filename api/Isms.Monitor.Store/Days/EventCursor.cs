using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Where a page ended; the next one begins behind it, whatever is stored meanwhile.</summary>
public readonly record struct EventCursor(long TimestampMicros, EventId Id)
{
    public override string ToString() => $"{TimestampMicros}_{Id}";

    public static bool TryParse(string text, out EventCursor cursor)
    {
        cursor = default;
        var cut = text.IndexOf('_', StringComparison.Ordinal);
        if (cut < 0 || !long.TryParse(text.AsSpan(0, cut), out var micros) || !EventId.TryParse(text.AsSpan(cut + 1), out var id)) return false;
        cursor = new EventCursor(micros, id);
        return true;
    }
}
