using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Api.Commands;

/// <summary>Lists the formats that <c>parse</c> and the sources know, one JSON object a line.</summary>
sealed class ParseFormatsCommand : ICliCommand
{
    public string Path => "parse formats";

    public Command Build()
    {
        var command = new Command("formats", "Lists the log formats: name, vendor, product, dataset.");
        command.SetAction(_ =>
        {
            foreach (var format in LogFormats.All)
                Console.Out.WriteLine(JsonSerializer.Serialize(
                    new { name = format.Name, vendor = format.Vendor, product = format.Product, dataset = format.Dataset }));
            return 0;
        });
        return command;
    }
}
