using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>The open alerts of all rules, what changed since the last batch, and when each ends.</summary>
sealed class EpisodeTable(CorrelatorOptions options, CorrelatorCounters counters)
{
    readonly Dictionary<UInt128, Episode> _byKey = [];
    readonly PriorityQueue<Episode, long> _deadlines = new();
    readonly List<Episode> _changed = [];
    Episode? _stalest;
    Episode? _freshest;
    long _bytes;

    public int Count => _byKey.Count;

    public IEnumerable<Episode> InOrderOfUse
    {
        get
        {
            for (var episode = _stalest; episode is not null; episode = episode.Fresher) yield return episode;
        }
    }

    /// <summary>The open episode of a group, unless it ended for want of matches before this one; else a new one.</summary>
    /// <returns>Whether it is new: its <see cref="Episode.Id"/> is not set yet.</returns>
    public bool Open(AlertPlan plan, UInt128 key, long micros, RuleMatch match, IReadOnlyList<string> groupFields, out Episode episode)
    {
        if (_byKey.TryGetValue(key, out var known))
        {
            episode = known;
            if (micros - known.LastMicros <= plan.SpanMicros) return false;
            End(known);
        }
        episode = new Episode(plan, key, string.Join('|', groupFields.Select(field => match.Fields.TryGetValue(field, out var values) && values.Length > 0 ? values[0] : "")));
        _byKey[key] = episode;
        counters.Alerts++;
        return true;
    }

    /// <summary>After a match was taken in.</summary>
    /// <param name="episode">A new one, or one that is open.</param>
    /// <param name="isNew">What <see cref="Open"/> said.</param>
    /// <param name="bytesBefore">Its size before.</param>
    /// <param name="frontier">The watermark.</param>
    public void Taken(Episode episode, bool isNew, long bytesBefore, long frontier)
    {
        episode.Changes++;
        episode.TouchedMicros = Math.Max(episode.LastMicros, frontier);
        _bytes += episode.Bytes - (isNew ? 0 : bytesBefore);
        if (!isNew) Unlink(episode);
        Append(episode);
        if (isNew) _deadlines.Enqueue(episode, episode.TouchedMicros + episode.Plan.SpanMicros);
        Changed(episode);
        while (_bytes > options.EpisodeBytes && !ReferenceEquals(_stalest, episode))
        {
            counters.EvictedEpisodes++;
            End(_stalest!);
        }
    }

    /// <summary>Ends what had no match for its rule's span.</summary>
    public void Sweep(long watermark)
    {
        while (_deadlines.TryPeek(out var episode, out var deadline) && deadline < watermark)
        {
            _deadlines.Dequeue();
            if (episode.HasEnded) continue;
            var due = episode.TouchedMicros + episode.Plan.SpanMicros;
            if (due < watermark) End(episode);
            else _deadlines.Enqueue(episode, due);
        }
    }

    /// <summary>A revision of each alert that changed since the last call.</summary>
    public void HandOut(List<Alert> into)
    {
        foreach (var episode in _changed)
        {
            episode.IsChanged = false;
            into.Add(episode.ToAlert());
        }
        counters.Revisions += _changed.Count;
        _changed.Clear();
    }

    /// <summary>Forgets what changed: it was handed out before the crash.</summary>
    public void Mute()
    {
        foreach (var episode in _changed) episode.IsChanged = false;
        _changed.Clear();
    }

    public void Restored(Episode episode)
    {
        _byKey[episode.Key] = episode;
        _bytes += episode.Bytes;
        Append(episode);
        _deadlines.Enqueue(episode, episode.TouchedMicros + episode.Plan.SpanMicros);
    }

    public void Clear()
    {
        _byKey.Clear();
        _deadlines.Clear();
        _changed.Clear();
        _stalest = _freshest = null;
        _bytes = 0;
    }

    void End(Episode episode)
    {
        episode.HasEnded = true;
        episode.Changes++;
        _byKey.Remove(episode.Key);
        _bytes -= episode.Bytes;
        Unlink(episode);
        Changed(episode);
    }

    void Changed(Episode episode)
    {
        if (episode.IsChanged) return;
        episode.IsChanged = true;
        _changed.Add(episode);
    }

    void Append(Episode episode)
    {
        (episode.Staler, episode.Fresher) = (_freshest, null);
        if (_freshest is null) _stalest = episode;
        else _freshest.Fresher = episode;
        _freshest = episode;
    }

    void Unlink(Episode episode)
    {
        if (episode.Staler is null) _stalest = episode.Fresher;
        else episode.Staler.Fresher = episode.Fresher;
        if (episode.Fresher is null) _freshest = episode.Staler;
        else episode.Fresher.Staler = episode.Staler;
        (episode.Staler, episode.Fresher) = (null, null);
    }
}
