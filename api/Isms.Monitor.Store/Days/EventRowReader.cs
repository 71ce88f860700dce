using System.Data.Common;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Makes events out of rows of the events table: the inverse of <see cref="EventRows"/>.</summary>
static class EventRowReader
{
    /// <summary>What <see cref="Read"/> expects, in this order.</summary>
    public static readonly string Columns = string.Join(", ",
        new[] { "id_high", "id_low", "epoch_us(ts)", "epoch_us(received)", "flags", "source", "position", "log_source", "original", "original_raw", "rest" }
            .Concat(EventColumn.Hot.SelectMany(column => column.Kind == ColumnKind.Address
                ? new[] { $"{column.Column}_high", $"{column.Column}_low" }
                : [column.Column])));

    const int FirstHot = 11;

    public static StoredEvent Read(DbDataReader row)
    {
        var into = new EcsEvent();
        into.Begin(Original(row));
        into.Id = new EventId(new UInt128(row.GetFieldValue<ulong>(0), row.GetFieldValue<ulong>(1)));
        into.TimestampMicros = row.GetInt64(2);
        into.ReceivedMicros = row.GetInt64(3);
        into.Offset = row.GetInt64(6);
        into.LogSource = LogSource(row.IsDBNull(7) ? "" : row.GetString(7));
        ReadHot(row, into);
        if (!row.IsDBNull(10)) ReadRest(row.GetString(10), into);
        into.SetDate(EventColumn.Find("event.ingested")!.Id, into.ReceivedMicros);
        return new StoredEvent(into, row.IsDBNull(5) ? "" : row.GetString(5), (EventFlags)row.GetByte(4) & ~EventFlags.Overflow);
    }

    static byte[] Original(DbDataReader row)
    {
        if (row.IsDBNull(9)) return row.IsDBNull(8) ? [] : Encoding.UTF8.GetBytes(row.GetString(8));
        using var raw = row.GetStream(9);
        using var bytes = new MemoryStream();
        raw.CopyTo(bytes);
        return bytes.ToArray();
    }

    static LogSourceId LogSource(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3 ? LogSourceId.Get(parts[0], parts[1], parts[2]) : default;
    }

    static void ReadHot(DbDataReader row, EcsEvent into)
    {
        var at = FirstHot;
        foreach (var column in EventColumn.Hot)
        {
            var field = column.Id;
            if (!row.IsDBNull(at))
            {
                switch (column.Kind)
                {
                    case ColumnKind.Long:
                        into.SetLong(field, row.GetInt64(at));
                        break;
                    case ColumnKind.Address:
                        var address = new UInt128(row.GetFieldValue<ulong>(at), row.GetFieldValue<ulong>(at + 1));
                        into.Add(field, Encoding.UTF8.GetBytes(AddressRange.ToText(address)), ValueKind.Ip);
                        break;
                    case ColumnKind.Many:
                        foreach (var value in row.GetString(at).Split(EventColumn.Separator)) into.Add(field, Encoding.UTF8.GetBytes(value));
                        break;
                    default:
                        into.Add(field, Encoding.UTF8.GetBytes(row.GetString(at)));
                        break;
                }
            }
            at += column.Kind == ColumnKind.Address ? 2 : 1;
        }
    }

    static void ReadRest(string json, EcsEvent into)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!FieldTable.TryGet(property.Name, out var field)) continue;
            if (property.Value.ValueKind == JsonValueKind.Array)
                foreach (var value in property.Value.EnumerateArray()) Add(into, field, value);
            else
                Add(into, field, property.Value);
        }
    }

    static void Add(EcsEvent into, FieldId field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                into.Add(field, default, ValueKind.Null);
                break;
            case JsonValueKind.Number:
                into.Add(field, Encoding.UTF8.GetBytes(value.GetRawText()), ValueKind.Number);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                into.Add(field, Encoding.UTF8.GetBytes(value.GetRawText()), ValueKind.Boolean);
                break;
            case JsonValueKind.Object:
                foreach (var wrapped in value.EnumerateObject())
                    into.Add(field, Encoding.UTF8.GetBytes(wrapped.Value.GetString()!), wrapped.Name == "number" ? ValueKind.Number : ValueKind.Json);
                break;
            default:
                into.Add(field, Encoding.UTF8.GetBytes(value.GetString()!));
                break;
        }
    }
}
