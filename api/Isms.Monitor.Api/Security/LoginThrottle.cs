namespace Isms.Monitor.Api.Security;

/// <summary>Slows guessing down: after <see cref="FreeFailures"/> wrong passwords for a name or from an address each further one doubles the wait.</summary>
/// <remarks>Bounded: at <see cref="MaxKeys"/> keys the one whose last failure is longest ago goes first.</remarks>
sealed class LoginThrottle(TimeProvider clock)
{
    public const int FreeFailures = 5;
    public const int MaxKeys = 10_000;
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    readonly Lock _lock = new();
    readonly Dictionary<string, Failures> _byKey = [];
    readonly SortedSet<(long Order, string Key)> _byAge = [];
    long _order;

    /// <summary>How long this name or address still has to wait; zero: it may try.</summary>
    public TimeSpan Wait(string name, string address)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var until = Keys(name, address).Select(key => _byKey.TryGetValue(key, out var f) ? f.Until : default).Max();
            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    public void Failed(string name, string address)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var key in Keys(name, address))
            {
                var count = _byKey.TryGetValue(key, out var known) && now - known.Until < LongestWait ? known.Count + 1 : 1;
                _byAge.Remove((known.Order, key));
                _byKey[key] = new Failures(count, now + WaitAfter(count), ++_order);
                _byAge.Add((_order, key));
                if (_byKey.Count > MaxKeys) Forget(_byAge.Min.Key);
            }
        }
    }

    /// <summary>A right password clears its name; the address keeps its count, else one account of one's own would reset it.</summary>
    public void Succeeded(string name)
    {
        lock (_lock) Forget("name " + name);
    }

    static TimeSpan WaitAfter(int failures) =>
        failures < FreeFailures ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(failures - FreeFailures, 10))));

    static string[] Keys(string name, string address) => ["name " + name, "from " + address];

    void Forget(string key)
    {
        if (_byKey.Remove(key, out var failures)) _byAge.Remove((failures.Order, key));
    }

    /// <param name="Order">Grows with every failure of any key.</param>
    readonly record struct Failures(int Count, DateTimeOffset Until, long Order);
}
