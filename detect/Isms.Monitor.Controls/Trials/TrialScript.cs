using System.Globalization;
using System.Text;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Trials;

/// <summary>One carrying out of a definition: its ledger entry and the raw lines. Both follow from definition, id and time alone.</summary>
/// <param name="Trial">What the ledger keeps, before anything was sent.</param>
/// <param name="Lines">In the order of their times, the last at <see cref="Records.Trial.InjectedMicros"/> where they are sent at once.</param>
/// <param name="Format">Name of the log format, or <c>auto</c>.</param>
public sealed record TrialScript(Trial Trial, IReadOnlyList<TrialLine> Lines, string Format)
{
    const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <param name="definition">What to carry out.</param>
    /// <param name="registers">Names the sensor.</param>
    /// <param name="id">From <see cref="TrialTag.NewId"/>; it also decides the payload.</param>
    /// <param name="injectedMicros">When the first line is sent; the lines' own times end here, so that none lies in the future.</param>
    /// <param name="spread">The lines are sent one by one as their times say, from <paramref name="injectedMicros"/> on.</param>
    public static TrialScript Of(TrialDefinition definition, RegisterSet registers, ulong id, long injectedMicros, bool spread = false)
    {
        // The low bits only: any int will do as a seed, and the tag itself is never derived from it.
        var chance = new Random((int)(id & int.MaxValue));
        var variant = definition.Variants[chance.Next(definition.Variants.Count)];
        var asset = registers.Assets.FirstOrDefault(asset => asset.Id == definition.Asset);
        var values = Constants(asset, definition, id, chance);
        var apart = (long)definition.Apart.TotalMicroseconds;
        var first = spread ? injectedMicros : injectedMicros - apart * (definition.Lines - 1);
        var probe = chance.Next(1, 60_000);
        var lines = Enumerable.Range(0, definition.Lines).Select(nth =>
        {
            var at = first + nth * apart;
            return new TrialLine(at, TrialPlaceholder.Fill(variant, name => values.TryGetValue(name, out var value) ? value : Changing(name, at, nth, probe, chance)));
        }).ToList();
        return new TrialScript(Entry(definition, id, injectedMicros, lines), lines, definition.Format);
    }

    static Trial Entry(TrialDefinition definition, ulong id, long injectedMicros, List<TrialLine> lines) => new()
    {
        Id = TrialTag.Text(id),
        Subject = definition.Asset,
        Definition = definition.Id,
        Test = definition.Test,
        Techniques = definition.Techniques,
        Controls = definition.Controls,
        Expected = definition.Expected,
        InjectedMicros = injectedMicros,
        LimitMicros = (long)definition.Limit.TotalMicroseconds,
        Fingerprints = [.. lines.Select(line => TrialTag.Fingerprint(Encoding.UTF8.GetBytes(line.Text)))],
    };

    /// <summary>What all lines of a trial share.</summary>
    static Dictionary<string, string> Constants(Asset? asset, TrialDefinition definition, ulong id, Random chance) => new(StringComparer.Ordinal)
    {
        [TrialPlaceholder.Tag] = TrialTag.Of(id),
        ["host"] = asset is { Hosts: [var host, ..] } ? host.Split('.')[0] : definition.Asset,
        ["address"] = asset is { Addresses: [var address, ..] } ? address.BaseAddress.ToString() : "192.0.2.10",
        ["outside"] = string.Create(CultureInfo.InvariantCulture, $"{(chance.Next(2) == 0 ? "198.51.100" : "203.0.113")}.{chance.Next(1, 255)}"),
        ["word"] = new string([.. Enumerable.Range(0, 8).Select(_ => Letters[chance.Next(Letters.Length)])]),
        ["hash"] = $"{chance.NextInt64():x16}{chance.NextInt64():x16}",
    };

    /// <summary>What differs from line to line. A probe's ports are all different.</summary>
    static string Changing(string name, long at, int nth, int probe, Random chance) => name switch
    {
        "time.syslog" => string.Create(CultureInfo.InvariantCulture, $"{UnixMicros.ToDateTimeOffset(at):MMM} {UnixMicros.ToDateTimeOffset(at).Day,2} {UnixMicros.ToDateTimeOffset(at):HH:mm:ss}"),
        "time.asa" => UnixMicros.ToDateTimeOffset(at).ToString("MMM dd yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        "time.eve" => UnixMicros.ToDateTimeOffset(at).ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+0000",
        "port" => chance.Next(32_768, 61_000).ToString(CultureInfo.InvariantCulture),
        "probe" => ((probe + nth * 17) % 65_535 + 1).ToString(CultureInfo.InvariantCulture),
        "number" => chance.Next(1_000, 1_000_000).ToString(CultureInfo.InvariantCulture),
        _ => $"{{{name}}}",
    };
}
