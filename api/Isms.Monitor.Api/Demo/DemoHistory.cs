using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Api.Demo.Scenes;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Demo;

/// <summary>The demo company's logs from a fixed seed: 97 thin days, one full day with an intrusion, then a live trickle.</summary>
sealed class DemoHistory
{
    /// <summary>Days before the full one. With the full day more than a quarter of a year even where a source was silent for days: what a proposal for a risk needs.</summary>
    public const int ThinDays = 97;

    const int Seed = 27001;
    const double ThinShare = 1.1;
    const double FullShare = 84;

    /// <summary>The full day is a bad one: as many mishaps as in so many others, so that the queue has something to triage.</summary>
    const int BusyDay = 5;

    readonly Fleet _fleet;
    readonly Business _business;
    readonly Mishaps _mishaps;
    readonly Intrusion _intrusion;
    readonly Outages _outages;
    readonly SeededTrials _trials;
    readonly long _now;

    /// <param name="organisation">The company whose devices speak.</param>
    /// <param name="nowMicros">Where history ends and the trickle begins.</param>
    public DemoHistory(Organisation organisation, long nowMicros)
    {
        _now = nowMicros;
        _fleet = new Fleet(organisation);
        _business = new Business(_fleet);
        _mishaps = new Mishaps(_fleet);
        _intrusion = new Intrusion(_fleet);
        _outages = new Outages(_fleet, nowMicros);
        _trials = new SeededTrials(organisation);
    }

    /// <summary>Start of the full day.</summary>
    public long FullDayMicros => _now - UnixMicros.Day;

    /// <summary>The trials whose lines are in the history, for the ledger that has to know them before they are read.</summary>
    public IEnumerable<TrialScript> Trials() => _trials.Scripts(FullDayMicros - ThinDays * UnixMicros.Day, _now, _now);

    /// <summary>The whole history in the order in which a collector received it; one day is in memory at a time.</summary>
    public IEnumerable<DemoLine> Lines()
    {
        for (var day = ThinDays; day >= 1; day--)
        {
            var from = FullDayMicros - day * UnixMicros.Day;
            var chance = new Random(Seed + day);
            foreach (var line in Ordered(_business.Lines(from, from + UnixMicros.Day, ThinShare, chance).Concat(_mishaps.Lines(from, from + UnixMicros.Day, chance)).Concat(_trials.Lines(from, from + UnixMicros.Day, _now)), chance))
                yield return line;
        }
        foreach (var line in FullDay()) yield return line;
    }

    /// <summary>What is sent in the time after the history, in order.</summary>
    public IEnumerable<DemoLine> Trickle(long from, long to)
    {
        var chance = new Random(Seed ^ (int)(from / UnixMicros.Second));
        return Ordered(_business.Lines(from, to, FullShare, chance), chance);
    }

    IEnumerable<DemoLine> FullDay()
    {
        var chance = new Random(Seed);
        var lines = _business.Lines(FullDayMicros, _now, FullShare, chance)
            .Concat(Enumerable.Range(0, BusyDay).SelectMany(_ => _mishaps.Lines(FullDayMicros, _now, chance)))
            .Concat(_intrusion.Lines(_now - 7 * UnixMicros.Hour, _now, chance))
            .Concat(_trials.Lines(FullDayMicros, _now, _now));
        return Ordered(lines, chance);
    }

    IEnumerable<DemoLine> Ordered(IEnumerable<DemoLine> lines, Random chance)
    {
        foreach (var line in lines.OrderBy(line => line.ReceivedMicros))
            if (_outages.Arriving(line, chance) is { } arriving) yield return arriving;
    }
}
