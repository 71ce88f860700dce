using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Reviews.Html;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms review</c>: the management review of a period as HTML and JSON, and as PDF where there is a chromium.</summary>
sealed class IsmsReviewCommand(Func<string, RegisterSet, EvidenceSource> open) : ICliCommand
{
    public IsmsReviewCommand() : this(EvidenceSource.Open)
    {
    }

    public string Path => "isms review";

    public Command Build()
    {
        var (data, folder) = (IsmsFolder.Data(), IsmsFolder.Option());
        var from = IsmsFolder.Time("--from", "Start of the period.");
        var to = IsmsFolder.Time("--to", "End of the period, and data cut-off.");
        var into = new Option<string>("--out") { Description = "The folder to write to; made when it is missing.", Required = true };
        (from.Required, to.Required) = (true, true);
        var command = new Command("review", "Writes the management review of a period.") { from, to, into, data, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) >= result.GetValue(to)) result.AddError("--from is not before --to. Exchange them.");
        });
        command.SetAction((parsed, abort) => ReviewAsync(
            parsed.GetRequiredValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value,
                parsed.GetRequiredValue(into),
            parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> ReviewAsync(string folder, string data, long from, long to, string into, InvocationConfiguration output,
        CancellationToken abort)
    {
        if (IsmsFolder.Load(folder, to, output.Error, out var exit) is not { } isms) return exit;
        try
        {
            using var source = open(data, isms.Registers);
            var held = await isms.AsOfAsync(source.Records, to, output.Error, abort);
            var review = await new ReviewBuilder(held.Catalogue, held.Organisation.Registers, source.Naming(held.Organisation), source.Records)
                .BuildAsync(from, to, [], point => output.Error.WriteLine($"measured {point} of {ReviewBuilder.Points}"), abort);
            Directory.CreateDirectory(into);
            var file = System.IO.Path.Combine(into, $"review-{UnixMicros.DayOf(from):yyyy-MM-dd}-{UnixMicros.DayOf(to):yyyy-MM-dd}");
            await File.WriteAllTextAsync($"{file}.json", ReviewJson.Write(review), abort);
            await File.WriteAllTextAsync($"{file}.html", ReviewPage.Render(review), abort);
            var pdf = await ChromiumPrint.ToPdfAsync($"{file}.html", $"{file}.pdf", abort);
            if (!pdf) output.Error.WriteLine("No PDF was made: there is no chromium here. Open the HTML in a browser and print it.");
            output.Output.WriteLine(JsonSerializer.Serialize(
                new { html = $"{file}.html", json = $"{file}.json", pdf = pdf ? $"{file}.pdf" : null, review.SnapshotHash, review.Counts },
                    ControlsJson.Canonical));
            return 0;
        }
        catch (Exception e) when (e is EvidenceUnavailableException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(e.Message);
            return 3;
        }
    }
}
