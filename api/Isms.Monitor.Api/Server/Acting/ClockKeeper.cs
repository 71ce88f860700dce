using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Keeps the notifications on record equal to what courses and regimes ask for. Doing it twice writes nothing twice.</summary>
sealed class ClockKeeper(IRecordBook book, ActingBasis basis)
{
    /// <summary>Writer of steps that follow from a course.</summary>
    public const string Writer = "policy:clocks";

    /// <summary>All courses: what a crash between a course and its steps left out is made good here.</summary>
    public async Task KeepAllAsync(CancellationToken abort)
    {
        var known = (await book.AsOfAsync<ClockStep>(long.MaxValue, abort)).ToLookup(step => step.Value.Subject);
        foreach (var timeline in await book.AsOfAsync<IncidentTimeline>(long.MaxValue, abort)) await KeepAsync(timeline.Value, [.. known[timeline.Value.Id]], abort);
    }

    public async Task KeepAsync(string incident, CancellationToken abort)
    {
        if (await book.NewestAsync<IncidentTimeline>(incident, abort) is not { } timeline) return;
        var known = (await book.AsOfAsync<ClockStep>(long.MaxValue, abort)).Where(step => step.Value.Subject == incident).ToList();
        await KeepAsync(timeline.Value, known, abort);
    }

    async Task KeepAsync(IncidentTimeline timeline, List<Recorded<ClockStep>> known, CancellationToken abort)
    {
        foreach (var step in ClockTable.Of(basis.Clocks, timeline, [.. known.Select(one => one.Value)]))
        {
            var before = known.FirstOrDefault(one => one.Value.Id == step.Id);
            // A version that came between is of a person, who then knows better; the next pass looks again.
            if (before?.Value != step) await book.WriteAsync(step, before?.Version ?? 0, Writer, "follows from the course", abort);
        }
    }
}
