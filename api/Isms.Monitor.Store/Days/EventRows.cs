using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Writes events as rows of the events table.</summary>
sealed class EventRows
{
    const byte NoColumn = 255;
    const int Free = -1;
    const int Overflows = -2;
    const int FirstHot = 8;

    /// <summary>Column of the table for each hot field; an address takes two.</summary>
    static readonly int[] Columns = ColumnsOfHot();
    static readonly int Original = DaySchema.Events.Count - 3;
    static readonly byte[] HotOf = HotOfFields();

    readonly RestJson _rest = new();
    readonly int[] _slots = new int[EventColumn.Hot.Count];
    byte[] _joined = new byte[256];
    byte[]?[] _logSources = new byte[]?[256];

    public void Add(ChunkAppender to, EcsEvent from, ReadOnlySpan<byte> source, EventFlags flags)
    {
        to.Set(0, from.Id.High);
        to.Set(1, from.Id.Low);
        to.Set(2, from.TimestampMicros);
        to.Set(3, from.ReceivedMicros);
        to.Set(5, source);
        to.Set(6, from.Offset);
        if (from.LogSource.Value != 0) to.Set(7, LogSource(from.LogSource));
        FindHot(from);
        var overflow = false;
        for (var hot = 0; hot < _slots.Length; hot++)
        {
            if (_slots[hot] >= 0 && !TrySet(to, from, hot)) _slots[hot] = Overflows;
            overflow |= _slots[hot] == Overflows;
        }
        to.Set(4, (byte)(overflow ? flags | EventFlags.Overflow : flags));
        AddOriginal(to, from.Original);
        AddRest(to, from);
        to.EndRow();
    }

    /// <summary>Notes the slot of each hot field, or that it has several.</summary>
    void FindHot(EcsEvent from)
    {
        _slots.AsSpan().Fill(Free);
        var fields = from.Fields;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            var hot = HotOf[fields[slot]];
            if (hot >= _slots.Length) continue;
            if (_slots[hot] == Free) _slots[hot] = slot;
            else if (EventColumn.Hot[hot].Kind != ColumnKind.Many) _slots[hot] = Overflows;
        }
    }

    bool TrySet(ChunkAppender to, EcsEvent from, int hot)
    {
        var slot = _slots[hot];
        var value = from.ValueAt(slot);
        if (from.KindAt(slot) is ValueKind.Null or ValueKind.Json) return false;
        switch (EventColumn.Hot[hot].Kind)
        {
            case ColumnKind.Long:
                if (!TryLong(value, out var number)) return false;
                to.Set(Columns[hot], number);
                return true;
            case ColumnKind.Address:
                if (!AddressRange.TryParseAddress(value, out var address)) return false;
                to.Set(Columns[hot], (ulong)(address >> 64));
                to.Set(Columns[hot] + 1, (ulong)address);
                return true;
            case ColumnKind.Many:
                return TryJoin(from, slot, out value) && SetText(to, hot, value);
            default:
                return SetText(to, hot, value);
        }
    }

    static bool SetText(ChunkAppender to, int hot, ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value)) return false;
        to.Set(Columns[hot], value);
        return true;
    }

    bool TryJoin(EcsEvent from, int first, out ReadOnlySpan<byte> joined)
    {
        var length = 0;
        joined = default;
        for (var slot = first; slot < from.Count; slot++)
        {
            if (from.Fields[slot] != from.Fields[first]) continue;
            var value = from.ValueAt(slot);
            if (from.KindAt(slot) is ValueKind.Null or ValueKind.Json || value.Contains((byte)EventColumn.Separator)) return false;
            if (length + value.Length + 1 > _joined.Length) Array.Resize(ref _joined, (length + value.Length + 1) * 2);
            if (slot != first) _joined[length++] = (byte)EventColumn.Separator;
            value.CopyTo(_joined.AsSpan(length));
            length += value.Length;
        }
        joined = _joined.AsSpan(0, length);
        return true;
    }

    /// <summary>Bytes that are not UTF-8 are kept beside a readable text.</summary>
    static void AddOriginal(ChunkAppender to, ReadOnlySpan<byte> frame)
    {
        if (Utf8.IsValid(frame))
        {
            to.Set(Original, frame);
            return;
        }
        to.Set(Original, Encoding.UTF8.GetString(frame));
        to.Set(Original + 1, frame);
    }

    void AddRest(ChunkAppender to, EcsEvent from)
    {
        _rest.Clear();
        var fields = from.Fields;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            var hot = HotOf[fields[slot]];
            if (hot != NoColumn && (hot >= _slots.Length || _slots[hot] != Overflows)) continue;
            if (!fields[..slot].Contains(fields[slot])) _rest.Add(from, slot);
        }
        if (!_rest.IsEmpty) to.Set(Original + 2, _rest.End());
    }

    byte[] LogSource(LogSourceId id)
    {
        if (id.Value >= _logSources.Length) Array.Resize(ref _logSources, id.Value + 256);
        return _logSources[id.Value] ??= Encoding.UTF8.GetBytes(id.ToString());
    }

    /// <summary>Only a number whose text is the one that a long writes, so that the column gives back what came.</summary>
    static bool TryLong(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var digits = text.Length > 0 && text[0] == '-' ? text[1..] : text;
        return digits.Length is > 0 and <= 18 && digits[0] is >= (byte)'1' and <= (byte)'9' or (byte)'0' && (digits[0] != '0' || text.Length == 1)
            && Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
    }

    static int[] ColumnsOfHot()
    {
        var columns = new int[EventColumn.Hot.Count];
        for (var (hot, column) = (0, FirstHot); hot < columns.Length; hot++)
        {
            columns[hot] = column;
            column += EventColumn.Hot[hot].Kind == ColumnKind.Address ? 2 : 1;
        }
        return columns;
    }

    /// <summary>Fields that are columns of every event (<c>@timestamp</c>, …) get a number behind the hot ones: they are written already.</summary>
    static byte[] HotOfFields()
    {
        var hotOf = new byte[FieldTable.Capacity];
        hotOf.AsSpan().Fill(NoColumn);
        var all = EventColumn.Hot.Concat(EventColumn.Always).ToList();
        for (var hot = 0; hot < all.Count; hot++) hotOf[all[hot].Id.Value] = (byte)hot;
        hotOf[FieldTable.Get(EventColumn.IdField).Value] = (byte)all.Count;
        return hotOf;
    }
}
