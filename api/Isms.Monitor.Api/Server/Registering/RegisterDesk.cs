using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Server.Registering;

/// <summary>The one place where registers are changed while the program runs: edits are records, laid over the files.</summary>
/// <remarks>An edit is accepted only when files and edits together have no error; then <see cref="Now"/> is another object, at once. Whoever
/// needs the organisation asks each time. Safe for any number of threads.</remarks>
sealed class RegisterDesk : IDisposable
{
    readonly Layers _layers;
    readonly IRecordBook _records;
    readonly TimeProvider _clock;
    readonly SemaphoreSlim _turn = new(1, 1);
    volatile InForce _now;
    volatile InForce? _past;

    /// <param name="files">The registers without an error, without edits.</param>
    /// <param name="definitions">The KPIs with the product's targets.</param>
    public RegisterDesk(Edition files, KpiCatalogue definitions, IRecordBook records, TimeProvider clock)
    {
        (_layers, _records, _clock) = (new Layers(files, definitions), records, clock);
        _now = _layers.Make(files, []);
    }

    /// <summary>What holds now.</summary>
    public InForce Now => _now;

    /// <summary>Edits that do not fit to the files any more, as <c>ISMSnnnn problem. remedy.</c>; the files hold in their place.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>Called after a change holds, in its thread; must not block.</summary>
    public event Action<InForce>? Changed;

    /// <summary>Lays the stored edits over the files. Called once, before anything asks.</summary>
    public async Task LoadAsync(CancellationToken abort)
    {
        (_now, LeftOut) = _layers.Lay(await _records.AsOfAsync<RegisterEdit>(long.MaxValue, abort));
    }

    /// <summary>What held at a time: the edits written before it, and no others.</summary>
    /// <param name="at">Unix microseconds UTC.</param>
    /// <param name="abort">Gives up.</param>
    public async ValueTask<InForce> AtAsync(long at, CancellationToken abort)
    {
        var edits = await _records.AsOfAsync<RegisterEdit>(at, abort);
        if (_now is var now && now.IsOf(edits)) return now;
        if (_past is { } past && past.IsOf(edits)) return past;
        return _past = _layers.Lay(edits).Laid;
    }

    /// <summary>Every version of an entry's edit, oldest first; empty when only the files have it.</summary>
    public ValueTask<IReadOnlyList<Recorded<RegisterEdit>>> HistoryAsync(string section, string entry, CancellationToken abort) =>
        _records.HistoryAsync<RegisterEdit>($"{section}/{entry}", abort);

    /// <summary>The entry as the files have it, in one spelling; empty when they do not.</summary>
    public string TextOfFiles(string section, string entry) => _layers.Files.Entry(section, entry)?.Yaml ?? "";

    /// <summary>What would be wrong and what a reviewer would note if an entry were this; nothing is changed.</summary>
    public (Edition Edition, IReadOnlyList<RegisterError> Problems) Try(string section, string entry, string yaml)
    {
        var edition = With(section, entry, yaml);
        return (edition, _layers.Make(edition, []).ProblemsOn(Today));
    }

    /// <summary>Writes, adds or takes out an entry.</summary>
    public async Task<EditOutcome> ChangeAsync(RegisterChange change, string by, CancellationToken abort)
    {
        await _turn.WaitAsync(abort);
        try
        {
            var outcome = await AcceptAsync(change, by, abort);
            if (outcome is EditOutcome.Done) Changed?.Invoke(_now);
            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    public DateOnly Today => UnixMicros.DayOf(UnixMicros.From(_clock.GetUtcNow()));

    public void Dispose() => _turn.Dispose();

    async Task<EditOutcome> AcceptAsync(RegisterChange change, string by, CancellationToken abort)
    {
        var history = await HistoryAsync(change.Section, change.Entry, abort);
        var version = history.Count == 0 ? 0 : history[^1].Version;
        if (SectionOutline.All.All(outline => outline.Key != change.Section)) return new EditOutcome.NotFound();
        if (change.Yaml.Length == 0 && _now.Edition.Entry(change.Section, change.Entry) is null) return new EditOutcome.NotFound();
        if (version != change.Version) return new EditOutcome.Conflict(version);
        var yaml = change.Yaml.ReplaceLineEndings("\n");
        var edition = With(change.Section, change.Entry, yaml);
        if (edition.HasErrors) return new EditOutcome.Refused([.. edition.Problems.Where(problem => !problem.IsFinding)]);
        var edit = new RegisterEdit { Id = $"{change.Section}/{change.Entry}", Yaml = yaml };
        if (await _records.WriteAsync(edit, version, by, change.Reason, abort) is not { } written) return new EditOutcome.Conflict(version);
        _now = _layers.Make(edition, Put(_now.Edits, written)) with { Asked = Put(_now.Asked, written) };
        return new EditOutcome.Done(written.Version);
    }

    static IReadOnlyList<Recorded<RegisterEdit>> Put(IReadOnlyList<Recorded<RegisterEdit>> edits, Recorded<RegisterEdit> written) =>
        [.. edits.Where(one => one.Value.Id != written.Value.Id), written];

    Edition With(string section, string entry, string yaml)
    {
        var others = _now.Edits.Select(Layers.Edit).Where(edit => edit.Section != section || edit.Entry != entry);
        return _layers.Files.With([.. others, new EntryEdit(section, entry, yaml.ReplaceLineEndings("\n"), Today)]);
    }
}
