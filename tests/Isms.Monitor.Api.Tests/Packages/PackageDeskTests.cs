using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Server.Packages;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Packages;

namespace Isms.Monitor.Api.Tests.Packages;

/// <summary>Packages out of real day files and a real state store.</summary>
public sealed class PackageDeskTests : IAsyncLifetime
{
    readonly Bench _bench = new();
    string _incident = "";

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    PackageDesk Desk() => new(new PackageSource(_bench.Monitor.Days, _bench.Monitor.State), PackageFolder.Of(_bench.Monitor.Days), _bench.Monitor.Records,
        () => _bench.Monitor.Organisation, _bench.Clock, () => { });

    /// <summary>Three denied connections, of which an alert names two, and one that is no longer stored.</summary>
    public async ValueTask InitializeAsync()
    {
        var at = _bench.Now - UnixMicros.Hour;
        var ids = new List<EventId>();
        for (var number = 0; number < 3; number++) ids.Add(await _bench.StoreAsync(Bench.Denied("fw-01", $"203.0.113.{number + 1}", at + number * UnixMicros.Second), at + number * UnixMicros.Second));
        var alert = Sample.Alert("00000000000000000000000000000001", "Malware not cleaned", Level.Critical, at, ("host.name", "srv-99"), ("source.ip", "203.0.113.1")) with
        {
            Events = [ids[0], ids[1], EventId.Of(at, 9, 9)], Count = 300,
        };
        _bench.Monitor.Book.Apply([alert]);
        _incident = _bench.Monitor.State.Read(session => session.Incidents.Ids(new Store.State.IncidentFilter())).Single();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_package_of_an_incident_has_the_lines_as_they_came_and_says_what_is_not_in_it()
    {
        var desk = Desk();
        var issued = (await desk.IssueIncidentAsync(_incident, "anna.berg", Abort))!;
        using var zip = new MemoryStream((await desk.HandOverAsync(issued.Value.Id, "auditor", Abort))!);
        var entries = PackageZip.Read(zip).ToDictionary(entry => entry.Name, entry => System.Text.Encoding.UTF8.GetString(entry.Bytes));
        var events = entries["events.ndjson"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(2, events.Count);
        Assert.StartsWith("<164>", events[0].GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal("203.0.113.1", events[0].GetProperty("fields").GetProperty("source.ip").GetString());
        var counts = JsonDocument.Parse(entries["manifest.json"]).RootElement.GetProperty("counts");
        Assert.Equal((2, 297, 1), (counts.GetProperty("events").GetInt32(), counts.GetProperty("not_named").GetInt64(), counts.GetProperty("not_stored").GetInt32()));
        Assert.Contains("source.ip:\\\"203.0.113.1\\\"", entries["queries.json"], StringComparison.Ordinal);
        Assert.Equal(["issued", "downloaded"], (await desk.ListAsync(_incident, Abort)).Single().Value.Custody.Select(line => line.What));
    }

    [Fact]
    public async Task Every_line_of_a_package_reads_again_as_it_was_stored()
    {
        var report = (await Desk().VerifyAsync((await Desk().IssueIncidentAsync(_incident, "anna.berg", Abort))!.Value.Id, Abort))!;
        Assert.True(report.IsWhole, string.Join('\n', report.Problems));
        Assert.Contains("2 lines were read again and give the stored fields", report.Checked);
    }

    [Fact]
    public async Task Issued_again_it_is_the_same_package_with_one_more_hand()
    {
        var first = (await Desk().IssueIncidentAsync(_incident, "anna.berg", Abort))!;
        var second = (await Desk().IssueIncidentAsync(_incident, "jan.kern", Abort))!;
        Assert.Equal(first.Value.ManifestHash, second.Value.ManifestHash);
        Assert.Equal(["anna.berg issued", "jan.kern issued again"], second.Value.Custody.Select(line => $"{line.Who} {line.What}"));
    }

    [Fact]
    public async Task A_package_that_was_changed_on_the_disk_is_not_the_one_on_record()
    {
        var desk = Desk();
        var id = (await desk.IssueIncidentAsync(_incident, "anna.berg", Abort))!.Value.Id;
        var path = Path.Combine(_bench.Folder, "packages", $"{id}.zip");
        EvidencePack forged;
        await using (var file = File.OpenRead(path)) forged = EvidencePack.Read(file)!;
        var manifest = forged.Manifest with { Title = "Nothing happened" };
        await using (var file = File.Create(path)) new EvidencePack(manifest, [new PackageEntry(PackageManifest.FileName, manifest.ToBytes()), .. forged.Files.Skip(1)]).Keep(file);

        Assert.Contains("ISMS5048", (await desk.VerifyAsync(id, Abort))!.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task What_is_no_incident_control_or_package_is_nothing()
    {
        Assert.Null(await Desk().IssueIncidentAsync("none", "a", Abort));
        Assert.Null(await Desk().IssueControlAsync("A.99", 0, 1, "a", Abort));
        Assert.Null(await Desk().HandOverAsync("../../state", "a", Abort));
        Assert.Null(await Desk().VerifyAsync(new string('0', 32), Abort));
    }

    [Fact]
    public async Task A_control_has_its_measurements_its_states_and_the_incidents_that_say_something_of_it()
    {
        await _bench.Monitor.Measuring.MeasureAsync(_bench.Now, Abort);
        var control = _bench.Monitor.Book.Get(_incident)!.Machine.Controls[0].Control;
        var issued = (await Desk().IssueControlAsync(control, _bench.Now - UnixMicros.Day, _bench.Now + 1, "anna.berg", Abort))!;
        var report = (await Desk().VerifyAsync(issued.Value.Id, Abort))!;
        Assert.True(report.IsWhole, string.Join('\n', report.Problems));
        Assert.Equal((1, 2), (report.Manifest!.Counts.Incidents, report.Manifest.Counts.Events));
        Assert.NotEmpty(report.Manifest.Measurements);
        Assert.All(report.Manifest.Measurements, one => Assert.Equal(64, one.Hash.Length));
    }

    [Fact]
    public async Task A_figure_on_record_is_counted_again_to_the_same_hash_and_its_items_are_the_incidents()
    {
        await _bench.Monitor.Measuring.MeasureAsync(_bench.Now, Abort);
        var samples = new SampleReading(_bench.Monitor.Measuring, _bench.Monitor.State);
        var drawn = (await samples.DrawAsync("RSP-01", _bench.Now + UnixMicros.Day, 10, 1, Abort))!;
        Assert.True(drawn.Reperformance.Agrees, drawn.Reperformance.Sentence);
        Assert.Equal(_bench.Now, drawn.AtMicros);
        Assert.All(drawn.Items, item => Assert.Equal(_incident, item.Item.Reference));
    }

    [Fact]
    public async Task The_command_verifies_a_file_without_any_store_and_names_what_was_changed()
    {
        var desk = Desk();
        var id = (await desk.IssueIncidentAsync(_incident, "anna.berg", Abort))!.Value.Id;
        var path = Path.Combine(_bench.Folder, "handed-over.zip");
        await File.WriteAllBytesAsync(path, (await desk.HandOverAsync(id, "auditor", Abort))!, Abort);
        var (code, output, error) = await VerifyAsync(path);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\"ok\":true", output, StringComparison.Ordinal);

        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            var entries = PackageZip.Read(file).Where(entry => entry.Name != "history.ndjson").ToList();
            file.SetLength(0);
            PackageZip.Write(file, entries);
        }
        (code, output, error) = await VerifyAsync(path);
        Assert.Equal(1, code);
        Assert.StartsWith($"{path}: ISMS5047 history.ndjson is missing. Get the package again", error, StringComparison.Ordinal);
        Assert.Equal(3, (await VerifyAsync(Path.Combine(_bench.Folder, "not-there.zip"))).Code);
    }

    [Fact]
    public async Task Issuing_needs_one_subject_and_a_data_folder_that_no_server_has()
    {
        Assert.Contains("Give either --incident or --control.", (await IssueAsync("--out", "x.zip")).Error, StringComparison.Ordinal);
        var held = await IssueAsync("--incident", _incident, "--out", Path.Combine(_bench.Folder, "x.zip"), "--data", _bench.Folder, "--isms", Path.Combine(AppContext.BaseDirectory, "isms"));
        Assert.Equal(3, held.Code);
        Assert.Contains("ISMS4010", held.Error, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Error)> IssueAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new EvidenceIssueCommand(TimeProvider.System).Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Abort);
        return (code, error.ToString());
    }

    static async Task<(int Code, string Output, string Error)> VerifyAsync(string path)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new EvidenceVerifyCommand().Build().Parse([path]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Abort);
        return (code, output.ToString(), error.ToString());
    }
}
