using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>One management review: what people write to it, sign and correct.</summary>
public sealed partial class ReviewRecordPage
{
    readonly Pane<ReviewView> _pane = new();
    IReadOnlyList<RoleRow> _roles = [];
    IReadOnlyList<string> _kpis = [];
    MinutesDraft? _draft;
    Toast? _toast;
    string? _problem;
    string _reason = "";
    bool _writes;
    bool _busy;

    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    ReviewDesk Desk { get; set; } = default!;

    [Inject]
    IRoles Roles { get; set; } = default!;

    [Inject]
    ActingBasis Basis { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } = [new("Escape", "back to the reviews")];

    bool IsSigned => _pane.Value?.Row.Stage == "signed";

    bool MayWrite => _writes && !IsSigned;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override Task PressAsync(string key)
    {
        if (key == "Escape") Navigation.NavigateTo("/reviews");
        return Task.CompletedTask;
    }

    string Link(string what) => $"/api/v1/reviews/{Uri.EscapeDataString(Id)}/{what}";

    string TitleOf(string role) => _roles.FirstOrDefault(one => one.Id == role)?.Title ?? role;

    Task LoadAsync() => _pane.LoadAsync(async () =>
    {
        (_roles, _kpis) = (Roles.List(), [.. Basis.Catalogue.Definitions.Select(kpi => kpi.Id)]);
        _writes = await User.MayAsync(Permission.BuildReview);
        var view = await Desk.GetAsync(await User.PrincipalAsync(), Id, default);
        _draft = view is null ? null : MinutesDraft.Of(view.Minutes);
        return view;
    });

    Task SaveAsync() => DoAsync(async user =>
    {
        if (_draft is not { } draft) return;
        if (Said(await Desk.SaveAsync(user, Id, draft.Change(), default), "The minutes are saved.")) await LoadAsync();
    });

    /// <summary>Whoever writes signs what is written: it is saved first.</summary>
    Task SignAsync(string role) => DoAsync(async user =>
    {
        var version = _pane.Value?.Minutes?.Version ?? 0;
        if (MayWrite && _draft is { } draft)
        {
            var saved = await Desk.SaveAsync(user, Id, draft.Change(), default);
            if (!Said(saved, "")) return;
            version = ((WriteOutcome<ReviewMinutes>.Done)saved).Written.Version;
        }
        if (Said(await Desk.SignAsync(user, Id, version, role, default), $"Signed as {TitleOf(role)}.") || MayWrite) await LoadAsync();
    });

    Task CorrectAsync() => DoAsync(async user =>
    {
        var outcome = await Desk.CorrectAsync(user, Id, _reason, default);
        if (Said(outcome, "") && outcome is WriteOutcome<ReviewMinutes>.Done done) Navigation.NavigateTo($"/reviews/{done.Written.Value.Id}");
    });

    async Task DoAsync(Func<System.Security.Claims.ClaimsPrincipal, Task> work)
    {
        (_busy, _problem) = (true, null);
        try
        {
            await work(await User.PrincipalAsync());
        }
        // Said to the user; what was written before stays.
        catch (Exception e) when (e is UnauthorizedAccessException or NotHolderException or IOException)
        {
            _problem = $"{e.Message} Nothing was changed.";
        }
        _busy = false;
    }

    /// <returns>True when it was written.</returns>
    bool Said(WriteOutcome<ReviewMinutes> outcome, string done)
    {
        _problem = outcome switch
        {
            WriteOutcome<ReviewMinutes>.Refused refused => refused.Why.ToString(),
            WriteOutcome<ReviewMinutes>.Stale => "Somebody changed the minutes meanwhile. What you wrote is still here: copy it, then load the page again.",
            WriteOutcome<ReviewMinutes>.Missing => "There is no such review any more.",
            _ => null,
        };
        if (_problem is null && done.Length > 0) _toast = new Toast(done);
        return _problem is null;
    }
}
