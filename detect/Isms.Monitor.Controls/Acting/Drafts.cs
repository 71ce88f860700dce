using System.Globalization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Acting;

/// <summary>The nonconformities that the programme opens by itself, for a person to confirm or reject: a key KPI that turned ineffective, a
/// control that failed again after its nonconformity was closed, a risk that came true again by the same cause.</summary>
/// <remarks>The id is a hash of the cause and of when it began, so that one cause opens one draft however often it is asked.</remarks>
public static class Drafts
{
    /// <summary>After so many days it is no recurrence but a new case.</summary>
    public const int RecurrenceDays = 180;

    const long Recurs = RecurrenceDays * UnixMicros.Day;

    /// <summary>Those that are not on record yet, in the order of their ids.</summary>
    public static IReadOnlyList<Nonconformity> Of(DraftInput input)
    {
        var found = Turned(input).Concat(FailedAgain(input)).Concat(CameTrueAgain(input));
        var known = input.Known.Select(one => one.Value.Id).ToHashSet();
        return [.. found.Where(draft => !known.Contains(draft.Id)).DistinctBy(draft => draft.Id).OrderBy(draft => draft.Id, StringComparer.Ordinal)];
    }

    static IEnumerable<Nonconformity> Turned(DraftInput input)
    {
        var at = input.Measurement.AtMicros;
        foreach (var kpi in input.Measurement.Kpis.Where(kpi => kpi.State == State.Ineffective))
        {
            var controls = input.Measurement.Controls.Where(control => control.State != State.NotApplicable && control.KeyKpis.Contains(kpi.Kpi))
                .Select(control => control.Control).ToList();
            var since = input.IneffectiveSince.GetValueOrDefault(kpi.Kpi, at);
            if (controls.Count == 0 || IsHandled(input, kpi.Kpi, since)) continue;
            var earlier = ClosedBefore(input, kpi.Kpi, since);
            yield return Draft(kpi.Kpi, $"turned|{kpi.Kpi}|{since}", $"{kpi.Kpi} {kpi.Title}: ineffective{(earlier is null ? "" : " again")}",
                $"{Figures(kpi)}. It is a key KPI of {string.Join(", ", controls)}. Measured {UnixMicros.ToMinute(at)}, ineffective since {UnixMicros.ToMinute(since)}.",
                earlier);
        }
    }

    static IEnumerable<Nonconformity> FailedAgain(DraftInput input)
    {
        foreach (var closed in input.Known.Where(one => one.Value.State == NonconformityState.Closed))
        {
            var control = closed.Value.Subject;
            var failure = input.Items.Where(item => IsReal(item) && item.RaisedMicros > closed.AtMicros && item.RaisedMicros <= closed.AtMicros + Recurs
                    && item.Controls.Any(one => one.Control == control && one.Polarity == Polarity.Failure))
                .OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal).FirstOrDefault();
            if (failure is null || IsHandled(input, control, failure.RaisedMicros)) continue;
            yield return Draft(control, $"failed|{control}|{failure.Id}", $"{control} failed again",
                $"Incident {failure.Id} ({failure.Title}) of {UnixMicros.ToMinute(failure.RaisedMicros)} shows that {control} failed, "
                + $"{Days(failure.RaisedMicros - closed.AtMicros)} days after the closing.", closed);
        }
    }

    static IEnumerable<Nonconformity> CameTrueAgain(DraftInput input)
    {
        var causes = input.Timelines.Where(one => one.Value.RootCause.Length > 0).ToDictionary(one => one.Value.Id, one => one.Value.RootCause);
        var cases = input.Items.Where(item => IsReal(item) && item.IsIncident && causes.ContainsKey(item.Id))
            .SelectMany(item => item.Risks.Select(risk => (Risk: risk, Cause: causes[item.Id], Item: item)));
        foreach (var same in cases.GroupBy(one => (one.Risk, one.Cause)))
        {
            var items = same.Select(one => one.Item).OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
            foreach (var (earlier, later) in items.Zip(items.Skip(1)))
            {
                if (earlier.Closed is not { } closed || later.RaisedMicros <= closed || later.RaisedMicros > closed + Recurs) continue;
                yield return Draft(later.Id, $"recurred|{same.Key.Risk}|{later.Id}", $"{same.Key.Risk} came true again by the same cause",
                    $"Incident {later.Id} ({later.Title}) of {UnixMicros.ToMinute(later.RaisedMicros)} has the risk and the cause \"{same.Key.Cause}\" of "
                    + $"incident {earlier.Id}, {Days(later.RaisedMicros - closed)} days after that was closed.", null) with
                {
                    SimilarCases = $"Incident {earlier.Id} ({earlier.Title})",
                };
            }
        }
    }

    /// <summary>Somebody has it before them, or decided on it after it began.</summary>
    static bool IsHandled(DraftInput input, string subject, long since) => input.Known.Any(one => one.Value.Subject == subject
        && (one.Value.State is NonconformityState.Draft or NonconformityState.Confirmed || one.AtMicros >= since));

    static Recorded<Nonconformity>? ClosedBefore(DraftInput input, string subject, long since) => input.Known
        .Where(one => one.Value.Subject == subject && one.Value.State == NonconformityState.Closed && one.AtMicros < since && since - one.AtMicros <= Recurs)
        .MaxBy(one => one.AtMicros);

    static bool IsReal(TriageItem item) => item.Disposition == Disposition.TruePositive;

    static Nonconformity Draft(string subject, string cause, string title, string found, Recorded<Nonconformity>? earlier) => new()
    {
        Id = $"NC-{Hash.OfText(cause)[..12]}", Subject = subject, Title = title, State = NonconformityState.Draft, Found = found,
        SimilarCases = earlier is null ? "" : $"{earlier.Value.Id} ({earlier.Value.Title}), closed {UnixMicros.DayOf(earlier.AtMicros):yyyy-MM-dd}: a recurrence",
    };

    static string Figures(KpiStatus kpi) => kpi.Override is { } by ? $"{kpi.Kpi} was set to ineffective by {by.Approver}: {by.Reason}"
        : string.Create(CultureInfo.InvariantCulture, $"{kpi.Kpi} is {kpi.Value:0.##} {kpi.Unit} against the target {kpi.Target:0.##}, warning {kpi.Warning:0.##}");

    static string Days(long micros) => (micros / UnixMicros.Day).ToString(CultureInfo.InvariantCulture);
}
