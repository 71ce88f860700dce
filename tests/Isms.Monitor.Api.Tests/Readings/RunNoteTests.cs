using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Trials;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Readings;

public sealed class RunNoteTests
{
    [Fact]
    public async Task A_run_that_cannot_be_noted_is_told_with_the_remedy_and_its_events_are_stored_all_the_same()
    {
        await using var bench = new TrialBench();
        bench.Monitor.Reported = bench.Messages.Add;
        await bench.SendAsync(Bench.Denied("fw-01", "203.0.113.7", bench.Now));
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        await bench.SendAsync(Bench.Denied("fw-01", "203.0.113.8", bench.Now));
        FullDisk.At(bench.Folder, "samples");
        await bench.EndAsync();

        Assert.Equal([$"ISMS5031 the run could not be noted: {FullDisk.Answer} Detection goes on; KPIs on it miss this time. Free disk space."], bench.Messages);
        Assert.Empty(await bench.Monitor.Evidence.RunsAsync(0, bench.Now + UnixMicros.Day, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await bench.Monitor.Evidence.SourceHoursAsync(0, bench.Now + UnixMicros.Day, TestContext.Current.CancellationToken)).Sum(hour => hour.Events));
    }
}
