using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>The time allowed by severity: the organisation's own, and the product's defaults for a severity that it does not
/// name.</summary>
static class ServiceLevels
{
    static readonly Dictionary<string, (TimeSpan Acknowledge, TimeSpan? Contain, TimeSpan? Resolve)> Defaults = new()
    {
        ["critical"] = (TimeSpan.FromMinutes(15), TimeSpan.FromHours(4), TimeSpan.FromHours(72)),
        ["high"] = (TimeSpan.FromHours(1), TimeSpan.FromHours(24), TimeSpan.FromDays(7)),
        ["medium"] = (TimeSpan.FromHours(8), TimeSpan.FromHours(72), TimeSpan.FromDays(14)),
        ["low"] = (TimeSpan.FromHours(24), null, null),
    };

    public static long? Acknowledge(IReadOnlyList<SeveritySla> own, string severity) =>
        Find(own, severity) is { } sla ? Micros(sla.Acknowledge) : Defaults.TryGetValue(severity, out var usual)
            ? Micros(usual.Acknowledge) : null;

    public static long? Contain(IReadOnlyList<SeveritySla> own, string severity) =>
        Find(own, severity) is { } sla ? Micros(sla.Contain) : Defaults.TryGetValue(severity, out var usual) ? Micros(usual.Contain) : null;

    public static long? Resolve(IReadOnlyList<SeveritySla> own, string severity) =>
        Find(own, severity) is { } sla ? Micros(sla.Resolve) : Defaults.TryGetValue(severity, out var usual) ? Micros(usual.Resolve) : null;

    static SeveritySla? Find(IReadOnlyList<SeveritySla> own, string severity) => own.FirstOrDefault(sla => sla.Severity == severity);

    static long? Micros(TimeSpan? span) => span is { } some ? (long)some.TotalMicroseconds : null;
}
