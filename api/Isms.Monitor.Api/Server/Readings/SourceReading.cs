using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store.Days;
using AuditEntry = Isms.Monitor.Store.State.AuditEntry;
using ValueCount = Isms.Monitor.Api.Reading.ValueCount;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Sources as the register expects them, joined with what was stored and with what the running pipeline knows.</summary>
sealed class SourceReading(Standalone monitor, TimeProvider clock) : ISources
{
    const int RateMinutes = 5;
    const int TrendMinutes = 60;

    /// <summary>How far back a source that is silent now is looked for.</summary>
    const long LookBack = 30 * UnixMicros.Day;

    Organisation Organisation => monitor.Organisation;

    public async Task<IReadOnlyList<SourceStatus>> ListAsync(CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        var seen = await SeenAsync(now, abort);
        var required = Organisation.Registers.Assets.Where(asset => asset is { InScope: true, LoggingRequired: true }).ToDictionary(asset => asset.Id);
        var names = required.Keys.Concat(seen.Keys).Distinct();
        var controls = required.Values.Select(asset => asset.Kind).Distinct().ToDictionary(kind => kind, ControlsOf);
        return
        [
            .. names.Select(name => SourceJudge.Judge(name, Organisation.Asset(name), required.ContainsKey(name), seen.GetValueOrDefault(name) ?? SourceSeen.Nothing, monitor.Measuring.Last,
                    required.TryGetValue(name, out var asset) ? controls[asset.Kind] : [], monitor.Notices.All, now))
                .OrderBy(status => status.Name, StringComparer.OrdinalIgnoreCase).ThenBy(status => status.Id, StringComparer.Ordinal),
        ];
    }

    public async Task<DeadLetters> DeadLettersAsync(string? source, int limit, CancellationToken abort)
    {
        var waiting = await WaitingAsync(source, abort);
        var total = waiting.Sum(one => one.Count);
        if (total == 0) return new DeadLetters([], 0);
        var rows = await monitor.Days.Senders.ErrorPageAsync(waiting, Math.Clamp(limit, 1, 1000), null, abort);
        return new DeadLetters([.. rows.Select(Letter)], total);
    }

    public async Task<Redrive> RedriveAsync(string? source, string actor, CancellationToken abort)
    {
        var redrive = await new Reparser(monitor.Days, Organisation).RunAsync(await WaitingAsync(source, abort), abort);
        monitor.State.Write(session => session.Audit.Add(new AuditEntry(UnixMicros.From(clock.GetUtcNow()), actor, "re-drive", source ?? "all sources",
            System.Text.Json.JsonSerializer.Serialize(new[] { $"{redrive.Tried} tried, {redrive.Parsed} understood, {redrive.Remaining} remain", "-" }))));
        return redrive;
    }

    async Task<List<SenderErrors>> WaitingAsync(string? source, CancellationToken abort)
    {
        var errors = await monitor.Days.Senders.ErrorsAsync(abort);
        if (source is null || errors.Count == 0) return errors;
        var names = await NamesAsync(abort);
        return [.. errors.Where(one => names(one.Sender, one.Source) == source)];
    }

    async Task<Dictionary<string, SourceSeen>> SeenAsync(long now, CancellationToken abort)
    {
        var day = await monitor.Days.Senders.ActivityAsync(now - UnixMicros.Day, now + UnixMicros.Minute, abort);
        var minutes = await monitor.Days.Senders.MinutesAsync(now - TrendMinutes * UnixMicros.Minute, now + UnixMicros.Minute, abort);
        var names = Naming(day);
        var seen = new Dictionary<string, SourceSeen>(StringComparer.Ordinal);
        SourceSeen Of(string name) => seen.TryGetValue(name, out var known) ? known : seen[name] = new SourceSeen();
        foreach (var one in day) Of(names(one.Sender, one.Source)).Add(one);
        foreach (var one in await monitor.Days.Senders.ErrorsAsync(abort)) Of(names(one.Sender, one.Source)).DeadLetters += one.Count;
        var first = now / UnixMicros.Minute - TrendMinutes + 1;
        var measured = minutes.Select(minute => minute.MinuteMicros / UnixMicros.Minute).ToHashSet();
        foreach (var group in minutes.GroupBy(minute => names(minute.Sender, minute.Source)))
        {
            var counts = group.GroupBy(minute => minute.MinuteMicros / UnixMicros.Minute).ToDictionary(minute => minute.Key, minute => minute.Sum(one => one.Frames));
            Of(group.Key).EventsPerSecond = Enumerable.Range(0, RateMinutes).Sum(back => counts.GetValueOrDefault(first + TrendMinutes - 1 - back)) / (RateMinutes * 60d);
            // A minute in which nobody delivered anything may be one in which nothing ran: it is no measurement.
            Of(group.Key).Trend = [.. Enumerable.Range(0, TrendMinutes).Select(at => measured.Contains(first + at) ? counts.GetValueOrDefault(first + at) : (double?)null)];
        }
        foreach (var hour in await monitor.Evidence.SourceHoursAsync(now - LookBack, now + UnixMicros.Minute, abort))
            if (Organisation.Asset(hour.Source) is not null) Of(hour.Source).SeenAt(hour.LastMicros);
        foreach (var clockOffset in await monitor.Evidence.ClockOffsetsAsync(now - UnixMicros.Day, now + UnixMicros.Minute, abort))
            if (seen.TryGetValue(clockOffset.Source, out var known)) known.SkewMicros = clockOffset.MedianDelayMicros;
        AddLive(Of, seen);
        return seen;
    }

    /// <summary>Datagrams that were thrown away are in no store; only the pipeline knows of them.</summary>
    void AddLive(Func<string, SourceSeen> of, Dictionary<string, SourceSeen> seen)
    {
        foreach (var source in monitor.Pipeline?.Status ?? [])
            foreach (var sender in source.Senders.Where(sender => sender.Drops > 0 || AssetOf(sender.Sender) is not null))
            {
                var name = AssetOf(sender.Sender)?.Id ?? sender.Sender;
                if (sender.Drops > 0) of(name).Drops.Add(new ValueCount(sender.Sender, sender.Drops));
                if (seen.TryGetValue(name, out var known) && sender.LastReceivedMicros is { } last) known.SeenAt(last);
            }
    }

    async Task<Func<string, string, string>> NamesAsync(CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        return Naming(await monitor.Days.Senders.ActivityAsync(now - UnixMicros.Day, now + UnixMicros.Minute, abort));
    }

    /// <summary>The id of a sender: its asset's, else its name. A frame that names nobody belongs to the only sender that its source has.</summary>
    Func<string, string, string> Naming(List<SenderActivity> day)
    {
        var only = day.Where(one => one.Sender != one.Source).GroupBy(one => one.Source).Where(group => group.Select(one => Named(one.Sender)).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => Named(group.First().Sender));
        return (sender, source) => sender == source && only.TryGetValue(source, out var owner) ? owner : Named(sender);
    }

    string Named(string sender) => AssetOf(sender)?.Id ?? sender;

    Asset? AssetOf(string sender) => Organisation.AssetByHost(sender) ?? Organisation.AssetByIp(sender);

    /// <summary>Controls whose KPIs go blind when a source of this kind is silent.</summary>
    IReadOnlyList<string> ControlsOf(AssetKind kind)
    {
        var kpis = monitor.Catalogue.Definitions.Where(kpi => kpi.DependsOn.Contains(kind)).ToList();
        return [.. Organisation.Registers.Controls.Where(control => control.Applicable && kpis.Exists(kpi => control.Kpis.Count > 0
            ? control.Kpis.Any(one => one.Kpi == kpi.Id) : kpi.Controls.Any(one => one.Control == control.Id))).Select(control => control.Id)];
    }

    DeadLetter Letter(StoredEvent stored) => new(stored.Event.Id.ToString(), stored.Event.ReceivedMicros,
        Named(stored.Event.Text(Ecs.ObserverName) ?? stored.Event.Text(Ecs.HostName) ?? stored.Source),
        stored.Event.Text(FieldTable.Get("log.source.address")) ?? stored.Source, System.Text.Encoding.UTF8.GetString(stored.Event.Original), stored.Event.Text(Ecs.ErrorMessage) ?? "");
}
