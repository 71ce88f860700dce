using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Time;

/// <summary>Matches that wait for the watermark, in (time, event id) order.</summary>
/// <remarks>A match that was received more than the lateness after its time is surely late, live as in a replay: its place in the order is
/// the moment that the watermark had reached at least when it came, so that a replay puts it where it was.</remarks>
sealed class PendingMatches
{
    readonly record struct Order(long Place, long Micros, EventId Id) : IComparable<Order>
    {
        public int CompareTo(Order other)
        {
            var place = Place.CompareTo(other.Place);
            if (place != 0) return place;
            var time = Micros.CompareTo(other.Micros);
            return time != 0 ? time : Id.CompareTo(other.Id);
        }
    }

    readonly PriorityQueue<RuleMatch, Order> _waiting = new();

    public int Count => _waiting.Count;

    public IEnumerable<(RuleMatch Match, long Place, long Micros)> Unordered => _waiting.UnorderedItems.Select(item => (item.Element, item.Priority.Place, item.Priority.Micros));

    public void Add(RuleMatch match, long place, long micros) => _waiting.Enqueue(match, new Order(place, micros, match.Event));

    public bool TryPeek(out long place)
    {
        var found = _waiting.TryPeek(out _, out var order);
        place = order.Place;
        return found;
    }

    /// <summary>Takes the next match and all others of the same instant.</summary>
    public long TakeInstant(List<RuleMatch> into)
    {
        into.Clear();
        _waiting.TryPeek(out _, out var first);
        while (_waiting.TryPeek(out var match, out var order) && order.Place == first.Place && order.Micros == first.Micros)
        {
            into.Add(match);
            _waiting.Dequeue();
        }
        return first.Micros;
    }

    public void Clear() => _waiting.Clear();
}
