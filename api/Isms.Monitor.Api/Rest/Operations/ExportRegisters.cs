using System.IO.Compression;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ExportRegisters : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/registers/files", Handle)
        .WithName(nameof(ExportRegisters)).WithTags("registers").WithSummary("The registers with all edits as YAML files, zipped, to be put under version control.")
        .Needs(Permission.ViewRegisters);

    internal static FileContentHttpResult Handle(RegisterDesk registers)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in registers.Now.Edition.Files())
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(registers.Today, TimeOnly.MinValue, TimeSpan.Zero);
                using var writer = new StreamWriter(entry.Open());
                writer.Write(text);
            }
        }
        return TypedResults.File(bytes.ToArray(), "application/zip", "isms-registers.zip");
    }
}
