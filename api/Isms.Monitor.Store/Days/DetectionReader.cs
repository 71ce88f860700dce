using System.Data.Common;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Makes matches and alerts out of rows: the inverse of <see cref="DetectionRows"/>.</summary>
static class DetectionReader
{
    /// <summary>What <see cref="Match"/> expects, in this order.</summary>
    public const string MatchColumns = "id_high, id_low, epoch_us(ts), epoch_us(received), source, rule, fields";

    public static Match Match(DbDataReader row) => new(
        new EventId(new UInt128(row.GetFieldValue<ulong>(0), row.GetFieldValue<ulong>(1))),
        row.GetInt64(2),
        row.GetInt64(3),
        DetectionJson.Read<RuleInfo>(row.GetString(5)),
        row.GetString(4),
        DetectionJson.Read<Dictionary<string, string[]>>(row.GetString(6)));

    public static Alert Alert(DbDataReader row) => DetectionJson.Read<Alert>(row.GetString(0));
}
