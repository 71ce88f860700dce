namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Notices that the frames of one sender are no longer what they were, from shares of formats in windows of frames.</summary>
/// <remarks>A window closes after <see cref="WindowFrames"/> frames, or after ten minutes with at least <see cref="LeastFrames"/>. A format
/// with nine tenths of a window is what the sender speaks. When it falls below seven tenths that is told, once; when it is back, or
/// another format has had nine tenths for three windows, watching begins anew.</remarks>
sealed class FormatWatch(string source, string sender)
{
    public const int WindowFrames = 50;
    const int LeastFrames = 5;
    const int WindowsToSettle = 3;
    const double Usual = 0.9;
    const double Alarming = 0.7;
    const long WindowMicros = 10 * Events.UnixMicros.Minute;

    readonly Dictionary<string, long> _window = [];
    long _frames;
    long _began;
    string? _usual;
    string _dataset = "";
    string? _candidate;
    int _candidateWindows;
    bool _isAlarmed;
    BatchSummary.FormatCount? _lastGood;
    BatchSummary.FormatCount? _firstBad;

    /// <summary>The format that this sender speaks; null while that is not known.</summary>
    public string? Usually => _usual;

    public FormatNotice? Add(BatchSummary summary)
    {
        foreach (var count in summary.Formats)
        {
            if (_frames == 0) _began = count.FirstMicros;
            var key = count.Format ?? "";
            _window[key] = _window.GetValueOrDefault(key) + count.Frames;
            _frames += count.Frames;
            if (_usual is null || key == _usual) _lastGood = count;
            else _firstBad ??= count;
        }
        var isDue = _frames >= WindowFrames || (_frames >= LeastFrames && summary.ReceivedMicros - _began >= WindowMicros);
        return isDue ? Close() : null;
    }

    FormatNotice? Close()
    {
        var (top, topFrames) = _window.MaxBy(format => format.Value);
        var topShare = (double)topFrames / _frames;
        var share = _usual is null ? 1 : (double)_window.GetValueOrDefault(_usual) / _frames;
        _window.Clear();
        _frames = 0;
        if (_usual is null) return Settle(top, topShare);
        if (share >= Usual) return Good();
        if (share >= Alarming) return null;
        var notice = _isAlarmed ? null : Notice(top == "" ? FormatNoticeKind.ParsingFails : FormatNoticeKind.FormatChanged, top == "" ? null : top, share);
        _isAlarmed = true;
        Replace(top, topShare);
        return notice;
    }

    /// <summary>Frames that nothing reads are never what a sender usually speaks.</summary>
    FormatNotice? Settle(string top, double share)
    {
        if (top != "" && share >= Usual)
        {
            _usual = top;
            _dataset = _lastGood?.Dataset ?? "";
        }
        return null;
    }

    FormatNotice? Good()
    {
        var notice = _isAlarmed ? Notice(FormatNoticeKind.Recovered, _usual, 1) : null;
        (_isAlarmed, _firstBad, _candidate, _candidateWindows) = (false, null, null, 0);
        return notice;
    }

    void Replace(string top, double share)
    {
        _candidateWindows = top == _candidate && share >= Usual ? _candidateWindows + 1 : 1;
        _candidate = share >= Usual && top != "" ? top : null;
        if (_candidate is null || _candidateWindows < WindowsToSettle) return;
        (_usual, _isAlarmed, _lastGood, _firstBad, _candidate) = (_candidate, false, null, null, null);
    }

    FormatNotice Notice(FormatNoticeKind kind, string? now, double share)
    {
        var (good, bad) = (_lastGood, _firstBad);
        return new FormatNotice(source, sender, kind, _dataset, _usual ?? "", now, share, good?.LastMicros ?? 0, good?.Sample ?? default,
            bad?.FirstMicros ?? 0, bad?.Sample ?? default, bad?.Reason);
    }
}
