using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Demo.Scenes;

/// <summary>The company's seeded trials: each definition once a day, its lines among all others in the collector's file.</summary>
/// <remarks>The ids follow from day and definition, so that the same history has the same lines; where trials count, ids are random.</remarks>
sealed class SeededTrials(Organisation organisation)
{
    const long FirstOfDay = 9 * UnixMicros.Hour;
    const long Between = 47 * UnixMicros.Minute;

    /// <summary>Trials of the days that begin in a span and are over before <paramref name="end"/>.</summary>
    public IEnumerable<TrialScript> Scripts(long from, long to, long end)
    {
        for (var day = from; day < to; day += UnixMicros.Day)
            for (var at = 0; at < organisation.Registers.Trials.Count; at++)
            {
                var definition = organisation.Registers.Trials[at];
                var injected = day + FirstOfDay + at * Between;
                if (injected + (long)definition.Limit.TotalMicroseconds < end)
                    yield return TrialScript.Of(definition, organisation.Registers, IdOf(definition.Id, injected), injected, spread: true);
            }
    }

    /// <summary>What the devices send of them.</summary>
    public IEnumerable<DemoLine> Lines(long from, long to, long end) =>
        Scripts(from, to, end).SelectMany(script => script.Lines.Select(line => new DemoLine(line.AtMicros, script.Trial.Subject, line.Text)));

    static ulong IdOf(string definition, long injected) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{definition}/{injected}")))) | 1;
}
