using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>The last measurement, when a test gives one.</summary>
sealed class FakeMeasurements : IMeasurements
{
    public Measurement? Last { get; set; }

    public ValueTask<Measurement?> LastAsync(CancellationToken abort) => new(Last);
}
