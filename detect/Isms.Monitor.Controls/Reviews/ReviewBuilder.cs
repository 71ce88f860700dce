using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews.Sections;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>Measures at several times of a period and writes the management review of it.</summary>
public sealed class ReviewBuilder(KpiCatalogue catalogue, RegisterSet registers, IEvidence evidence, IRecords records)
{
    /// <summary>Measurements over the period, the last at its end: enough for a trend, few enough for a large store.</summary>
    public const int Points = 7;

    /// <summary>In the order of the standard.</summary>
    static readonly IReadOnlyList<IReviewSection> InOrder =
    [
        new Cover(), new DataQuality(), new EarlierActions(), new Issues(), new InterestedParties(), new Nonconformities(),
            new Monitoring(), new Audits(),
        new Objectives(), new Feedback(), new RiskResults(), new Improvements(), new Results(), new Signature(),
    ];

    /// <param name="from">Start of the period.</param>
    /// <param name="to">End of the period, later than <paramref name="from"/>, and data cut-off.</param>
    /// <param name="overrides">Decisions of people on states.</param>
    /// <param name="measured">Called after each measurement with its number, from 1.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<Review> BuildAsync(long from, long to, IReadOnlyList<StateOverride> overrides, Action<int>? measured,
        CancellationToken abort)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        var programme = new MeasurementProgramme(catalogue, registers, evidence, records);
        var history = new List<Measurement>();
        for (var point = 0; point < Points; point++)
        {
            history.Add(await programme.MeasureAsync(from + (long)((double)(to - from) * point / (Points - 1)), overrides, abort));
            measured?.Invoke(point + 1);
        }
        var bands = await BandsInForce.ReadAsync(registers, records, to, abort);
        var input = new ReviewInput
        {
            Registers = bands.Registers, Bands = bands, BandsBefore = await BandsInForce.ReadAsync(registers, records, from, abort), Catalogue = catalogue, History = history, From = from, To = to,
            Items = await evidence.TriageAsync(from, to, abort),
            Nonconformities = await records.AsOfAsync<Nonconformity>(to, abort),
            SignedMinutes = await SignedAsync(to, abort),
        };
        return new Review
        {
            Organisation = registers.Scope.Organisation, Scope = registers.Scope.Statement, FromMicros = from, ToMicros = to,
            Counts = input.Current.Counts, Sections = [.. InOrder.Select(section => section.Build(input))],
        }.Sealed();
    }

    /// <summary>A corrected version speaks no more once its correction is signed.</summary>
    async Task<IReadOnlyList<ReviewMinutes>> SignedAsync(long to, CancellationToken abort)
    {
        var signed = (await records.AsOfAsync<ReviewMinutes>(to, abort)).Select(one => one.Value).Where(one => one.SignedMicros < to).ToList();
        var corrected = signed.Select(one => one.Corrects).ToHashSet();
        return [.. signed.Where(one => !corrected.Contains(one.Id))];
    }
}
