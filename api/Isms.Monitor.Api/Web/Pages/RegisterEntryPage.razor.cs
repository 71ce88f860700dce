using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>One entry: its text, what is wrong with it, its history. While an answer is awaited the address may become another entry's; what comes then is dropped.</summary>
public partial class RegisterEntryPage
{
    /// <summary>What a message of the circuit holds (32 KiB) even when every letter takes more than one byte.</summary>
    const int MostCharacters = 10_000;

    readonly Pane<EntryDetail> _pane = new();
    IReadOnlyList<RegisterError> _problems = [];
    string _yaml = "";
    string _reason = "";
    string? _said;
    bool _may;
    bool _busy;
    bool _isNew;
    Toast? _toast;

    [Parameter]
    public string Id { get; set; } = "";

    [Parameter]
    public string Entry { get; set; } = "";

    [Inject]
    RegisterDesk Registers { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } = [new("Escape", "back to the register")];

    SectionOutline? Outline => SectionOutline.All.FirstOrDefault(outline => outline.Key == Id);

    string Back => Outline is { IsWhole: false } ? $"/registers/{Id}" : "/registers";

    bool Fits => _yaml.Length <= MostCharacters;

    int Rows => Math.Clamp(_yaml.Count(letter => letter == '\n') + 2, 8, 40);

    protected override async Task OnParametersSetAsync()
    {
        (_problems, _said, _reason) = ([], null, "");
        _may = await User.MayAsync(Permission.EditRegisters);
        await LoadAsync();
    }

    protected override Task PressAsync(string key)
    {
        if (key == "Escape") Navigation.NavigateTo(Back);
        return Task.CompletedTask;
    }

    async Task LoadAsync()
    {
        var (section, entry, may) = (Id, Entry, _may);
        await _pane.LoadAsync(async () =>
        {
            var detail = await new RegisterReading(Registers).EntryAsync(section, entry, default);
            if ((section, entry) != (Id, Entry)) return _pane.Value;
            _isNew = detail is null && may && Outline is { IsWhole: false };
            if (_isNew) detail = new EntryDetail(section, entry, "", Outline!.Title, Registers.Now.Edition.Template(section, entry), 0, "new", [], []);
            _yaml = detail?.Yaml ?? "";
            return detail;
        });
    }

    async Task CheckAsync()
    {
        if (!await MayStillAsync()) return;
        var (section, entry, yaml) = (Id, Entry, _yaml);
        var (edition, problems) = await Task.Run(() => Registers.Try(section, entry, yaml));
        if ((section, entry) != (Id, Entry)) return;
        Show(edition.Entry(section, entry), problems);
    }

    /// <summary>Errors wherever they are, findings on this entry: those of others are not for now.</summary>
    void Show(EntryText? entry, IEnumerable<RegisterError> problems)
    {
        _problems = [.. problems.Where(problem => !problem.IsFinding || entry?.Covers(problem.At) == true)];
        var errors = _problems.Count(problem => !problem.IsFinding);
        _said = errors > 0 ? $"{errors} {(errors == 1 ? "error" : "errors")}: it cannot be saved like this."
            : _problems.Count > 0 ? "No error. A reviewer would note:" : "No error, and nothing that a reviewer would note.";
    }

    Task SaveAsync() => ChangeAsync(_yaml);

    Task TakeOutAsync() => ChangeAsync("");

    Task RestoreAsync(EntryVersion version) => ChangeAsync(version.Yaml);

    async Task ChangeAsync(string yaml)
    {
        if (_busy || _pane.Value is not { } seen || !await MayStillAsync()) return;
        var change = new RegisterChange(Id, Entry, yaml, seen.Version, _reason.Trim());
        if (change.Problem is { } wrong)
        {
            (_said, _problems) = (wrong, []);
            return;
        }
        _busy = true;
        try
        {
            var by = await User.NameAsync();
            var outcome = await Task.Run(() => Registers.ChangeAsync(change, by, default));
            if ((change.Section, change.Entry) == (Id, Entry)) await TellAsync(outcome);
        }
        // Said to the user; the text stays in the page.
        catch (Exception failed) when (failed is IOException or System.Data.Common.DbException or Controls.Evidence.EvidenceUnavailableException)
        {
            _toast = new Toast($"Not saved: {failed.Message} Your text is still here.", Bad: true);
        }
        finally
        {
            _busy = false;
        }
    }

    async Task TellAsync(EditOutcome outcome)
    {
        switch (outcome)
        {
            case EditOutcome.Done done:
                (_problems, _said, _reason) = ([], null, "");
                _toast = new Toast($"Saved as version {done.Version}. It holds now.");
                await LoadAsync();
                break;
            case EditOutcome.Refused refused:
                Show(null, refused.Errors);
                break;
            case EditOutcome.Conflict conflict:
                (_said, _problems) = ($"Somebody saved version {conflict.Version} meanwhile. Copy your text, reload the page and compare.", []);
                break;
            default:
                (_said, _problems) = ("The entry is not there any more.", []);
                break;
        }
    }

    async Task<bool> MayStillAsync()
    {
        if (await User.MayAsync(Permission.EditRegisters)) return true;
        (_said, _problems) = ("Your role does not allow this any more.", []);
        return false;
    }

    string PlaceOf(RegisterError problem) => problem.At.File == $"{Id}/{Entry}" ? $"line {problem.At.Line}" : $"{Path.GetFileName(problem.At.File)}, line {problem.At.Line}";

    /// <summary>Newest first, each with the text before it; the first one is held against the files.</summary>
    IEnumerable<(EntryVersion Version, string Before)> Versions(EntryDetail detail) => detail.History
        .Select((version, i) => (version, i == 0 ? Registers.TextOfFiles(detail.Section, detail.Id) : detail.History[i - 1].Yaml)).Reverse();

    static string ClassOf(DiffLine line) => line.Mark switch { '+' => "added", '-' => "removed", _ => "" };
}
