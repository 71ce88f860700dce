using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Sampling;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>One KPI with forty incidents behind it, of which every tenth is late; what is on record has one more.</summary>
sealed class FakeSamples : ISamples
{
    public const string Kpi = "RSP-01";

    public Task<AuditSample?> DrawAsync(string kpi, long atMicros, int size, long seed, CancellationToken abort)
    {
        if (kpi != Kpi) return Task.FromResult<AuditSample?>(null);
        var population = Enumerable.Range(0, 40).Select(n => new PopulationItem($"i{n:00}", n % 10 != 0, RestsOn.Incident, $"i{n:00}", $"high <b>{n}</b>")).ToList();
        return Task.FromResult<AuditSample?>(new AuditSample
        {
            Kpi = kpi, AtMicros = atMicros, Seed = seed, Size = size, Population = population.Count, Counted = 36, PopulationHash = new string('a', 64),
            Items = [.. SeededDraw.Positions((ulong)seed, population.Count, size).Select(position => new DrawnItem(position + 1, population[position]))],
            Reperformance = Reperformance.Of(Sample(atMicros, 37), Sample(atMicros, 36)),
        });
    }

    static Sample Sample(long at, double numerator) => new()
    {
        Kpi = Kpi, DefinitionVersion = "1", Numerator = numerator, Denominator = 40, N = 40, FromMicros = at, ToMicros = at, ComputedAtMicros = at, FreshestMicros = at, Query = "q", QueryHash = "h",
    };
}
