using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>The course of an incident as people put it down; folded, and loaded when it is opened.</summary>
public partial class IncidentCourse : ComponentBase
{
    Course? _course;
    bool _asked, _may, _edits;
    string? _problem, _shown;
    MomentEntry _occurred = new(), _aware = new(), _classified = new();
    HashSet<string> _regimes = [];
    string _reportable = "", _reporter = "", _cause = "", _reason = "", _learned = "", _actions = "";
    decimal? _hours, _cost;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Inject]
    CourseDesk Desk { get; set; } = default!;

    [Inject]
    ActingBasis Basis { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    long Now => UnixMicros.From(Clock.GetUtcNow());

    string Currency => Basis.Registers().RiskCriteria.Currency;

    /// <summary>Another incident in the same place: what is open is loaded for it.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id) return;
        (_shown, _course, _edits, _problem) = (Id, null, false, null);
        if (_asked) await LoadAsync();
    }

    async Task ToggleAsync()
    {
        if (_asked) return;
        _asked = true;
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        _may = await User.MayAsync(Permission.RecordCourse);
        var id = Id;
        try
        {
            var course = await Desk.GetAsync(id, default);
            if (id != Id) return;
            _course = course;
            (_learned, _actions) = (course?.Lessons?.Value.Learned ?? "", string.Join(", ", course?.Lessons?.Value.Actions ?? []));
        }
        // Said here: the rest of the incident stays usable.
        catch (Exception e) when (e is IOException or InvalidOperationException or Controls.Evidence.EvidenceUnavailableException)
        {
            _problem = $"The course could not be loaded: {e.Message} Nothing was changed.";
        }
    }

    void Edit()
    {
        var line = _course?.Timeline?.Value;
        (_occurred, _aware, _classified) = (MomentEntry.Of(line?.Occurred, Now), MomentEntry.Of(line?.Aware, Now), MomentEntry.Of(line?.Classified, Now));
        _regimes = [.. line?.Regimes ?? []];
        _reportable = line?.Reportable switch { true => "yes", false => "no", null => "" };
        (_reporter, _cause, _hours, _cost, _reason) = (line?.ReportedBy?.ToString() ?? "", line?.RootCause ?? "", line?.Hours, line?.Cost, "");
        (_edits, _problem) = (true, null);
    }

    void Choose(string regime, bool applies)
    {
        if (applies) _regimes.Add(regime);
        else _regimes.Remove(regime);
    }

    async Task SaveAsync()
    {
        if (_course is not { } course) return;
        var outcome = await Desk.SaveAsync(await User.PrincipalAsync(), Id, Change(course.Timeline), default);
        _problem = Problem(outcome);
        if (outcome is not WriteOutcome<IncidentTimeline>.Done) return;
        _edits = false;
        await LoadAsync();
    }

    /// <summary>What was not touched stays to the microsecond; a decision that did not change keeps its time.</summary>
    CourseChange Change(Recorded<IncidentTimeline>? known)
    {
        bool? reportable = _reportable switch { "yes" => true, "no" => false, _ => null };
        var decided = reportable is null ? null : reportable == known?.Value.Reportable ? known?.Value.ReportableDecided : new Moment(Now, MomentQuality.Exact);
        return new CourseChange(known?.Version ?? 0, _occurred.Value, known?.Value.Aware ?? _aware.Value, _classified.Value, reportable, decided, [.. _regimes],
            Enum.TryParse<Reporter>(_reporter, out var reporter) ? reporter : null, _cause, _hours, _cost, _reason);
    }

    async Task LearnAsync()
    {
        if (_course is not { } course) return;
        var change = new LessonsChange(course.Lessons?.Version ?? 0, _learned, _actions.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
        var outcome = await Desk.LearnAsync(await User.PrincipalAsync(), Id, change, default);
        _problem = Problem(outcome);
        if (outcome is WriteOutcome<LessonsReview>.Done) await LoadAsync();
    }

    static string? Problem<T>(WriteOutcome<T> outcome)
        where T : class, IRecorded => outcome switch
    {
        WriteOutcome<T>.Refused refused => refused.Why.ToString(),
        WriteOutcome<T>.Stale => "Somebody was faster; nothing was changed. Open the page again to see the new version.",
        WriteOutcome<T>.Missing => "This incident is not there any more.",
        _ => null,
    };

    string By(string moment) => _course?.SetBy.GetValueOrDefault(moment) is { } by ? $"· set by {by.By} {TimeWords.Short(by.AtMicros)}" : "";

    string NameOf(string regime) => Basis.Clocks.Find(regime)?.Name ?? regime;

    string CauseOf(string id) => Basis.Causes.All.FirstOrDefault(cause => cause.Id == id)?.Title ?? id;

    static string Happened(long? micros) => micros is { } at ? $"{TimeWords.Short(at)}" : "not yet";
}
