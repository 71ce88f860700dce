using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Registers;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Commands;

/// <summary>The one place that knows which store stands behind the measurements of the command line.</summary>
/// <param name="Evidence">What is measured.</param>
/// <param name="Records">What was put on record.</param>
/// <param name="Held">What has to be closed when the command ends.</param>
sealed record EvidenceSource(IEvidence Evidence, IRecords Records, params IReadOnlyList<IDisposable> Held) : IDisposable
{
    /// <summary>The sample of a KPI on record at a time or last before; null: none.</summary>
    public Func<string, long, Sample?> Stored { get; init; } = (_, _) => null;

    /// <param name="dataFolder">The data folder of a server that does not run.</param>
    /// <param name="registers">The registers that name its senders.</param>
    /// <exception cref="EvidenceUnavailableException">There is no store, a server has it (ISMS4010), or it cannot be read.</exception>
    public static EvidenceSource Open(string dataFolder, RegisterSet registers)
    {
        try
        {
            var days = DayStore.OpenExisting(new StoreOptions { Folder = dataFolder }, TimeProvider.System);
            try
            {
                var state = StateStore.Open(dataFolder);
                return new EvidenceSource(new StoreEvidence(days, new Organisation(registers), new IncidentTriage(state).ReadAsync, new StateRuns(state)) { Rules = RuleFolder.Load(new MonitorSettings().Rules) }, new StateRecords(state, TimeProvider.System), state, days)
                {
                    Stored = (kpi, at) => SampleReading.OnRecord(state, kpi, at),
                };
            }
            catch
            {
                days.Dispose();
                throw;
            }
        }
        catch (StoreException refused)
        {
            throw new EvidenceUnavailableException(refused.Message, refused);
        }
    }

    /// <summary>The evidence with its senders named by these registers.</summary>
    public IEvidence Naming(Organisation organisation) => Evidence is StoreEvidence stored ? stored.Naming(organisation) : Evidence;

    public void Dispose()
    {
        foreach (var one in Held) one.Dispose();
    }
}
