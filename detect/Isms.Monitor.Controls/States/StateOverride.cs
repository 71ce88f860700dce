using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.States;

/// <summary>A person's state in place of the computed one, shown as <c>(manual)</c>; it lapses to the computed one.</summary>
public sealed record StateOverride
{
    /// <param name="subject">Id of a KPI or of a control.</param>
    /// <param name="state">Effective becomes likely effective: a signature alone proves no more.</param>
    /// <param name="reason">Not empty.</param>
    /// <param name="approver">Id of a role or person, not empty.</param>
    /// <param name="validUntilMicros">First instant at which it no longer counts.</param>
    /// <exception cref="ArgumentException">No reason or no approver, or a state that nobody can decide.</exception>
    [JsonConstructor]
    public StateOverride(string subject, State state, string reason, string approver, long validUntilMicros)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(approver);
        if (state is not (State.Effective or State.LikelyEffective or State.Degraded or State.Ineffective or State.NotMeasured or State.NotMeasurable))
            throw new ArgumentException($"A person cannot set {subject} to {state.Words()}.", nameof(state));
        Subject = subject;
        State = state == State.Effective ? State.LikelyEffective : state;
        Reason = reason;
        Approver = approver;
        ValidUntilMicros = validUntilMicros;
    }

    public string Subject { get; }
    public State State { get; }
    public string Reason { get; }
    public string Approver { get; }
    [JsonConverter(typeof(MicrosAsIso))]
    public long ValidUntilMicros { get; }

    internal static StateOverride? For(string subject, IEnumerable<StateOverride> overrides, long now) =>
        overrides.LastOrDefault(one => one.Subject == subject && now < one.ValidUntilMicros);

    internal static string Words(State state, StateOverride? by, IReadOnlyList<string> reasons) =>
        by is not null ? $"{state.Words()} (manual)"
        : reasons.Count == 0 ? state.Words()
        : $"{state.Words()}: {string.Join("; ", reasons)}";
}
