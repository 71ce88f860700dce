using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Api.Server;

/// <summary>The last notices of sources whose frames are no longer what they were.</summary>
sealed class NoticeBoard
{
    const int Kept = 200;

    readonly Lock _turn = new();
    readonly Queue<FormatNotice> _notices = new();

    public IReadOnlyList<FormatNotice> All
    {
        get
        {
            lock (_turn) return [.. _notices];
        }
    }

    public void Add(FormatNotice notice)
    {
        lock (_turn)
        {
            if (_notices.Count == Kept) _notices.Dequeue();
            _notices.Enqueue(notice);
        }
    }
}
