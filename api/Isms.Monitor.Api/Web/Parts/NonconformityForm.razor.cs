using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Registers.Model;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>A nonconformity to confirm, reject, work on or close.</summary>
public partial class NonconformityForm : ComponentBase
{
    readonly Fields _change = new();
    string _reason = "";
    string? _problem;
    int _loaded = -1;

    /// <summary>Null: a new one.</summary>
    [Parameter]
    public Recorded<Nonconformity>? Known { get; set; }

    /// <summary>It was written.</summary>
    [Parameter]
    public EventCallback<Nonconformity> Saved { get; set; }

    [Parameter]
    public EventCallback Left { get; set; }

    [Inject]
    NonconformityDesk Desk { get; set; } = default!;

    [Inject]
    ActingBasis Basis { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    NonconformityState _state => Known?.Value.State ?? NonconformityState.Draft;

    IReadOnlyList<Role> Roles => Basis.Registers().Roles;

    /// <summary>What is typed stays when the page is loaded again; a new version replaces it.</summary>
    protected override void OnParametersSet()
    {
        if (_loaded == (Known?.Version ?? 0)) return;
        _loaded = Known?.Version ?? 0;
        if (Known is { Value: var known }) _change.Take(known);
    }

    async Task SaveAsync(NonconformityState state)
    {
        var outcome = await Desk.SaveAsync(await User.PrincipalAsync(), Known?.Value.Id, _change.For(_loaded, state, _reason), default);
        _problem = outcome switch
        {
            WriteOutcome<Nonconformity>.Refused refused => refused.Why.ToString(),
            WriteOutcome<Nonconformity>.Stale => "Somebody was faster; nothing was changed. Leave it and open it again to see the new version.",
            WriteOutcome<Nonconformity>.Missing => "It is not there any more.",
            _ => null,
        };
        if (outcome is WriteOutcome<Nonconformity>.Done done) await Saved.InvokeAsync(done.Written.Value);
    }

    /// <summary>What is typed.</summary>
    sealed class Fields
    {
        public string Subject { get; set; } = "";
        public string Title { get; set; } = "";
        public string Found { get; set; } = "";
        public string Reaction { get; set; } = "";
        public string Cause { get; set; } = "";
        public string SimilarCases { get; set; } = "";
        public string Actions { get; set; } = "";
        public string Owner { get; set; } = "";
        public DateOnly? Due { get; set; }
        public string EffectCheck { get; set; } = "";
        public string Effective { get; set; } = "";

        public void Take(Nonconformity known)
        {
            (Subject, Title, Found, Reaction, Cause, SimilarCases) = (known.Subject, known.Title, known.Found, known.Reaction, known.Cause, known.SimilarCases);
            (Actions, Owner, Due, EffectCheck) = (string.Join(", ", known.Actions), known.Owner, known.Due, known.EffectCheck);
            Effective = known.Effective switch { true => "yes", false => "no", null => "" };
        }

        public NonconformityChange For(int version, NonconformityState state, string reason) => new(version, state, Subject, Title, Found, Reaction, Cause, SimilarCases,
            Actions.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), Owner, Due, EffectCheck, Effective switch { "yes" => true, "no" => false, _ => null }, reason);
    }
}
