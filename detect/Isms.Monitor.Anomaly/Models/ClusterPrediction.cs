using Microsoft.ML.Data;

namespace Isms.Monitor.Anomaly.Models;

/// <summary>What ML.NET's k-means gives back: squared distances to the centres.</summary>
sealed class ClusterPrediction
{
    [ColumnName("Score")]
    public float[] Distances { get; set; } = [];
}
