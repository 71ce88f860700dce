namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Events a second over the last minute, from six buckets of ten seconds.</summary>
sealed class RateWindow(TimeProvider clock)
{
    const int Buckets = 6;
    const int BucketSeconds = 10;

    readonly long[] _counts = new long[Buckets];
    readonly long _began = clock.GetTimestamp();
    long _bucket;

    public double PerSecond
    {
        get
        {
            Advance();
            var seconds = Math.Clamp(clock.GetElapsedTime(_began).TotalSeconds, 1, Buckets * BucketSeconds);
            return _counts.Sum() / seconds;
        }
    }

    public void Add(long events)
    {
        Advance();
        _counts[_bucket % Buckets] += events;
    }

    void Advance()
    {
        var now = (long)(clock.GetElapsedTime(_began).TotalSeconds / BucketSeconds);
        if (now - _bucket >= Buckets) Array.Clear(_counts);
        for (; _bucket < now; _bucket++) _counts[(_bucket + 1) % Buckets] = 0;
    }
}
