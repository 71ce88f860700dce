using System.Collections.Frozen;

namespace Isms.Monitor.Controls.Measures;

/// <summary>Every measure of this assembly by the id of its KPI.</summary>
static class MeasureIndex
{
    public static FrozenDictionary<string, IMeasure> All { get; } = typeof(IMeasure).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IMeasure).IsAssignableFrom(type))
        .Select(type => (IMeasure)Activator.CreateInstance(type, nonPublic: true)!)
        .ToFrozenDictionary(measure => measure.Kpi);
}
