using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Isms.Monitor.Api.Live;

/// <summary>Tells open pages that something changed. It carries no data: a page asks again, so a lost or merged announcement loses nothing.</summary>
/// <remarks>Publishing never waits: each listener has room for one pending announcement a topic, and a further one merges into it.</remarks>
public sealed class Announcer
{
    readonly ConcurrentDictionary<Listener, byte> _listeners = [];

    public int Listeners => _listeners.Count;

    public void Publish(Topic topic)
    {
        foreach (var listener in _listeners.Keys) listener.Offer(topic);
    }

    /// <summary>Listens until it is disposed of.</summary>
    public Listener Listen(params ReadOnlySpan<Topic> topics)
    {
        var listener = new Listener(this, topics.ToArray());
        _listeners[listener] = 0;
        return listener;
    }

    /// <summary>Does work at each change until the page is left.</summary>
    /// <param name="work">Changes that come while it runs are one.</param>
    /// <param name="gone">The page was left.</param>
    /// <param name="topics">What to follow.</param>
    public async Task FollowAsync(Func<Task> work, CancellationToken gone, params Topic[] topics)
    {
        using var listener = Listen(topics);
        try
        {
            while (await listener.WaitAsync(gone)) await work();
        }
        // The page was left.
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>One page that listens.</summary>
    public sealed class Listener : IDisposable
    {
        readonly Announcer _announcer;
        readonly Topic[] _topics;
        readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal Listener(Announcer announcer, Topic[] topics) => (_announcer, _topics) = (announcer, topics);

        internal void Offer(Topic topic)
        {
            if (_topics.Contains(topic)) _signal.Writer.TryWrite(true);
        }

        /// <summary>False when the listener was disposed of.</summary>
        public async ValueTask<bool> WaitAsync(CancellationToken abort)
        {
            if (!await _signal.Reader.WaitToReadAsync(abort)) return false;
            _signal.Reader.TryRead(out _);
            return true;
        }

        public void Dispose()
        {
            _announcer._listeners.TryRemove(this, out _);
            _signal.Writer.TryComplete();
        }
    }
}

/// <summary>What changed.</summary>
public enum Topic : byte
{
    Incidents,
    Sources,
    Measurements,
    Records,
}
