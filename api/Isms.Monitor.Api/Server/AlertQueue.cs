using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server;

/// <summary>Stored alerts on their way to the incidents: only the last revision of each, so it is never longer than there are alerts.</summary>
sealed class AlertQueue
{
    readonly Lock _turn = new();
    Dictionary<string, Alert> _waiting = new(StringComparer.Ordinal);

    public bool IsEmpty
    {
        get
        {
            lock (_turn) return _waiting.Count == 0;
        }
    }

    public void Add(IReadOnlyList<Alert> alerts)
    {
        if (alerts.Count == 0) return;
        lock (_turn)
            foreach (var alert in alerts) _waiting[alert.Id] = alert;
    }

    public IReadOnlyList<Alert> Take()
    {
        lock (_turn)
        {
            if (_waiting.Count == 0) return [];
            var taken = _waiting;
            _waiting = new Dictionary<string, Alert>(StringComparer.Ordinal);
            return [.. taken.Values];
        }
    }
}
