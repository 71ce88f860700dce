using Microsoft.ML.Data;

namespace Isms.Monitor.Anomaly.Models;

/// <summary>An entity's interval as ML.NET sees it: logarithms, since counts span orders of magnitude.</summary>
sealed class FeatureVector
{
    public const int Size = 5;

    [VectorType(Size)]
    public float[] Features { get; set; } = [];

    public static FeatureVector Of(IReadOnlyList<double> values) => new() { Features = [.. values.Select(value => (float)Math.Log(1 + value))] };
}
