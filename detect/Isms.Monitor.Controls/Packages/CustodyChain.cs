using System.Text;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Packages;

/// <summary>The custody log as a chain of hashes that begins with the manifest's: no line can be changed, taken out of the middle or moved unseen.</summary>
/// <remarks>That the last lines are missing no chain can show: the log on record in the server, and the audit trail, have them all.</remarks>
public static class CustodyChain
{
    public static IReadOnlyList<CustodyLine> Of(string manifestHash, IReadOnlyList<CustodyEntry> entries)
    {
        var lines = new List<CustodyLine>();
        foreach (var entry in entries)
        {
            lines.Add(new CustodyLine
            {
                Number = lines.Count + 1, AtMicros = entry.AtMicros, Who = entry.Who, What = entry.What, Manifest = lines.Count == 0 ? manifestHash : null,
                Before = lines.Count == 0 ? manifestHash : lines[^1].Hash,
            }.Sealed());
        }
        return lines;
    }

    /// <summary>One spelling for one log: canonical JSON, each line with its newline.</summary>
    public static byte[] ToBytes(IReadOnlyList<CustodyLine> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, ControlsJson.Canonical) + "\n")));

    /// <summary>Null when every line follows from the one before.</summary>
    public static string? Broken(string manifestHash, IReadOnlyList<CustodyLine> lines)
    {
        if (lines.Count == 0) return "the custody log is empty";
        if (lines[0].Manifest is { } other && other != manifestHash) return $"the custody log belongs to the manifest {other}, and this one has {manifestHash}";
        var before = manifestHash;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.Sealed().Hash != line.Hash) return $"line {at + 1} of the custody log was changed";
            if (line.Number != at + 1 || line.Before != before) return $"line {at + 1} of the custody log does not follow the one before: a line was moved, added or taken out";
            before = line.Hash;
        }
        return null;
    }
}
