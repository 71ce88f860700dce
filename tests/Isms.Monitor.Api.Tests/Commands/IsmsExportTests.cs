using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Commands;

public sealed class IsmsExportTests : IDisposable
{
    static readonly string Isms = Path.Combine(AppContext.BaseDirectory, "isms");

    readonly string _folder = Directory.CreateTempSubdirectory("isms-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_register_goes_out_as_a_table_and_comes_back_as_its_YAML()
    {
        var table = Path.Combine(_folder, "suppliers.csv");
        var (exit, csv, _) = await RunAsync("isms", "export", "--format", "csv", "--section", "suppliers", "--isms", Isms);
        await File.WriteAllTextAsync(table, csv.Replace("Payroll provider", "Payroll office", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (imported, yaml, messages) = await RunAsync("isms", "import", table, "--section", "suppliers", "--isms", Isms);

        Assert.Equal((0, 0), (exit, imported));
        Assert.StartsWith("id,name,delivers,owner,criticality,", csv, StringComparison.Ordinal);
        Assert.StartsWith("suppliers:\n  - ", yaml, StringComparison.Ordinal);
        Assert.Contains("name: Payroll office", yaml, StringComparison.Ordinal);
        Assert.Equal("5 rows of suppliers, 5 entries.", messages.TrimEnd());
    }

    [Fact]
    public async Task A_table_with_an_error_is_refused_at_its_row()
    {
        var table = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(table, "id,name,owner,last_review\r\nS-09,New,nobody,2026-11-01\r\n", TestContext.Current.CancellationToken);

        var (exit, output, messages) = await RunAsync("isms", "import", table, "--section", "suppliers", "--isms", Isms);

        Assert.Equal((1, ""), (exit, output));
        Assert.Equal($"{table}(2,1): ISMS3012 there is no role \"nobody\". Add the role or correct the id.", messages.TrimEnd());
    }

    [Fact]
    public async Task Files_have_the_edits_of_the_data_folder_as_of_a_time()
    {
        var records = new InMemoryRecords().With(new RegisterEdit { Id = "suppliers/S-02", Yaml = "" }, Micros(2026, 11, 20));

        Assert.Equal(5, await SuppliersAsync("2026-11-19"));
        Assert.Equal(4, await SuppliersAsync("2026-11-21"));

        async Task<int> SuppliersAsync(string at)
        {
            var into = Path.Combine(_folder, at);
            var command = new IsmsExportCommand((_, _) => new EvidenceSource(new InMemoryEvidence(), records), TimeProvider.System);
            Assert.Equal(0, (await RunAsync(command.Build(), "--format", "yaml", "--isms", Isms, "--data", "any", "--at", at, "--out", into)).Exit);
            return Registers.Organisation.Load(into, new DateOnly(2026, 11, 24)).Organisation.Registers.Suppliers.Count;
        }
    }

    [Fact]
    public async Task OSCAL_has_the_statement_and_with_data_the_results()
    {
        var command = new IsmsExportCommand((_, _) => new EvidenceSource(new InMemoryEvidence(), new InMemoryRecords()), TimeProvider.System);

        var (exit, _, messages) = await RunAsync(command.Build(), "--format", "oscal", "--isms", Isms, "--data", "any", "--at", "2026-11-24", "--out", _folder);

        Assert.True(exit == 0, messages);
        Assert.True(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "component-definition.json"), TestContext.Current.CancellationToken)).RootElement.TryGetProperty("component-definition", out _));
        var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "assessment-results.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("assessment-results");
        Assert.False(results.GetProperty("results")[0].TryGetProperty("findings", out _));
    }

    [Fact]
    public async Task A_folder_is_needed_for_more_than_one_file() =>
        Assert.Contains("--out is missing. Name the folder to write to.", (await RunAsync("isms", "export", "--format", "yaml", "--isms", Isms)).Messages, StringComparison.Ordinal);

    static long Micros(int year, int month, int day) => UnixMicros.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

    static Task<(int Exit, string Output, string Messages)> RunAsync(params string[] arguments) => RunAsync(CommandTree.Root(), arguments);

    static async Task<(int Exit, string Output, string Messages)> RunAsync(Command command, params string[] arguments)
    {
        using StringWriter output = new(), messages = new();
        var exit = await command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = messages }, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), messages.ToString());
    }
}
