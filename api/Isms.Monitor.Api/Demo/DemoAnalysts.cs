using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Demo;

/// <summary>What the demo company's analysts did with the incidents of the past: taken up in time mostly, resolved and closed with a verdict.
/// They act through the life-cycle as people do; the incidents of the last hours are left to the visitor.</summary>
sealed class DemoAnalysts(IncidentBook book, StateStore state)
{
    const long Untouched = 20 * UnixMicros.Hour;

    static readonly string[] Analysts = ["k.lang", "m.brandt", "n.otto"];

    /// <summary>Handles every open incident that ended long enough before <paramref name="now"/>: one that began earlier and goes on is
    /// the visitor's too, as the intrusion is when it joins an older attack.</summary>
    public void Handle(long now)
    {
        var ids = state.Read(session => session.Incidents.Ids(new IncidentFilter { States = [nameof(IncidentState.New)], ToMicros = now - Untouched }));
        foreach (var id in ids)
            if (book.Get(id) is { } incident && incident.Machine.LastMicros < now - Untouched) Handle(incident, now);
    }

    void Handle(Incident incident, long now)
    {
        var chance = new Random(Convert.ToInt32(incident.Id[..6], 16));
        var analyst = Analysts[chance.Next(Analysts.Length)];
        var at = incident.Machine.DetectedMicros + Delay(incident.Machine.AcknowledgeDueMicros - incident.Machine.DetectedMicros, chance);
        if (at >= now) return;
        book.Act(incident.Id, new MoveTo(IncidentState.Acknowledged), incident.Version, analyst, at);
        at += chance.NextInt64(5, 60) * UnixMicros.Minute;
        if (at >= now || book.Get(incident.Id) is not { } taken) return;
        if (taken.Severity >= Level.High) book.Act(taken.Id, new Contain(), taken.Version, analyst, at);
        at += Delay(taken.Machine.ResolveDueMicros - taken.Machine.DetectedMicros, chance);
        if (at < now && book.Get(incident.Id) is { } contained) book.Act(contained.Id, Verdict(contained, chance), contained.Version, analyst, at);
    }

    /// <summary>Nineteen of twenty in time, the rest late.</summary>
    static long Delay(long allowed, Random chance) => chance.Next(20) == 0 ? allowed + chance.NextInt64(1, 300) * UnixMicros.Minute : (long)(allowed * (0.05 + 0.7 * chance.NextDouble()));

    static Close Verdict(Incident incident, Random chance) => chance.Next(10) switch
    {
        < 5 => new Close(Incidents.Verdict.TruePositiveNoImpact) { Note = "stopped before it did harm" },
        < 7 => new Close(Incidents.Verdict.BenignExpected) { Note = "a colleague with an old password" },
        < 9 => new Close(Incidents.Verdict.FalsePositiveLogic) { Note = "the rule is too broad for this host" },
        _ => new Close(Incidents.Verdict.TruePositiveImpact) { Note = $"{incident.Machine.Title}: the host was set up anew" },
    };
}
