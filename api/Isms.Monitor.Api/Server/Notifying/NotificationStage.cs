using System.Data.Common;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Api.Server.Notifying.Watching;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Store;

namespace Isms.Monitor.Api.Server.Notifying;

/// <summary>Watches the monitor, writes notices, and carries them out: all of the outside that is told.</summary>
sealed class NotificationStage : IDisposable
{
    static readonly TimeSpan BetweenIncidents = TimeSpan.FromSeconds(2);
    static readonly TimeSpan BetweenOthers = TimeSpan.FromMinutes(1);

    readonly Standalone _monitor;
    readonly IReadOnlyDictionary<string, IChannel> _channels;
    readonly IncidentWatch _incidents;
    readonly ClockWatch _clocks;
    readonly KpiWatch _kpis;
    readonly SourceWatch _sources;
    readonly TimeProvider _clock;
    Action<string> _reported = _ => { };

    /// <exception cref="SettingsException">ISMS5060: the settings cannot be used.</exception>
    public NotificationStage(NotificationSettings settings, Standalone monitor, TimeProvider clock, CrashPoints? points = null)
    {
        (_monitor, _clock) = (monitor, clock);
        _channels = ChannelMaker.Make(settings.Channels, clock);
        var routes = RouteMaker.Make(settings, _channels, [.. monitor.Organisation.Registers.Roles.Select(role => role.Id)]);
        var addresses = new AddressBook(() => monitor.Organisation);
        var soon = Spans.Read(settings.ClockDueSoon, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30))
            ?? throw RouteMaker.Wrong($"clockDueSoon is '{settings.ClockDueSoon}'.", "Write a number with m, h or d from 1m to 30d, such as 4h.");
        Outbox = new Outbox(monitor.State, addresses, routes, clock);
        Courier = new Courier(Outbox, addresses, LinkOf(settings), clock, points ?? CrashPoints.None);
        _incidents = new IncidentWatch(monitor.State, Outbox, clock);
        _clocks = new ClockWatch(monitor.Records, monitor.Acting, Outbox, soon, clock);
        _kpis = new KpiWatch(Outbox);
        _sources = new SourceWatch(new SourceReading(monitor, clock), Outbox, clock);
        if (Outbox.Wants(NoticeKind.Incident)) monitor.Book.Changed += _incidents.Note;
    }

    public Outbox Outbox { get; }

    public Courier Courier { get; }

    /// <summary>Told of what did not get through, as <c>ISMSnnnn problem. remedy.</c>; must not block.</summary>
    public Action<string> Reported
    {
        get => _reported;
        set => _reported = Courier.Reported = value;
    }

    /// <summary>Watches and delivers until the end; without a route it does nothing.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        if (Outbox.Routes.Count == 0) return;
        await Task.WhenAll(Courier.RunAsync(ended), RepeatAsync(BetweenIncidents, LookAtIncidents(), ended), RepeatAsync(BetweenOthers, LookAsync, ended));
    }

    /// <summary>Looks at clocks, KPIs and sources, once.</summary>
    internal async Task LookAsync(CancellationToken abort)
    {
        if (Outbox.Wants(NoticeKind.Clock)) await _clocks.LookAsync(abort);
        if (Outbox.Wants(NoticeKind.Kpi) && _monitor.Measuring.Last is { } last) _kpis.Look(last);
        if (Outbox.Wants(NoticeKind.Silence)) await _sources.LookAsync(abort);
    }

    /// <summary>The first look takes in what a crash may have left out.</summary>
    internal Func<CancellationToken, Task> LookAtIncidents()
    {
        var look = _incidents.CatchUp;
        return _ =>
        {
            if (!Outbox.Wants(NoticeKind.Incident)) return Task.CompletedTask;
            look();
            look = _incidents.Look;
            return Task.CompletedTask;
        };
    }

    public void Dispose()
    {
        _monitor.Book.Changed -= _incidents.Note;
        foreach (var channel in _channels.Values.OfType<IDisposable>()) channel.Dispose();
    }

    async Task RepeatAsync(TimeSpan pause, Func<CancellationToken, Task> look, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await look(ended);
            }
            catch (Exception failed) when (failed is DbException or IOException or StoreException or EvidenceUnavailableException)
            {
                Reported($"ISMS5065 notices could not be written: {failed.Message} It is tried again by itself; make room or mend the data folder.");
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(pause, _clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static string LinkOf(NotificationSettings settings) => settings.Link.Length == 0 ? ""
        : Uri.TryCreate(settings.Link, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? settings.Link.TrimEnd('/')
        : throw RouteMaker.Wrong($"the link '{settings.Link}' is no address.", "Write the address of the console as people reach it: https://monitor.example.com.");
}
