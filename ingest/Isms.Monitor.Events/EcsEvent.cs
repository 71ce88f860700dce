using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Isms.Monitor.Events;

/// <summary>One event in ECS terms: slots (field, kind, offset, length) over one byte buffer that begins with the raw frame.</summary>
/// <remarks>Reused: <see cref="Begin"/> empties it, and every span taken from it before is void. One thread at a time. A value
/// that is a part of the frame costs no copy. No string and no dictionary an event.</remarks>
public sealed class EcsEvent
{
    const int KeptBytes = 64 * 1024;

    byte[] _bytes = new byte[2048];
    ushort[] _fields = new ushort[64];
    Slot[] _slots = new Slot[64];
    int _used;
    int _originalLength;
    int _count;

    internal readonly record struct Slot(int Offset, int Length, ValueKind Kind);

    /// <summary>Where the record stands in its source; <see cref="EventId.None"/> until the source has said so.</summary>
    public EventId Id { get; set; }

    /// <summary>Position of the record in its source: byte, sequence number or Kafka offset.</summary>
    public long Offset { get; set; }

    /// <summary><c>@timestamp</c> in microseconds since 1970-01-01 UTC; 0 until a format has set it.</summary>
    public long TimestampMicros { get; set; }

    /// <summary>When the source took the record, in microseconds since 1970-01-01 UTC.</summary>
    public long ReceivedMicros { get; set; }

    /// <summary>What Sigma calls the log source: product, category and service.</summary>
    public LogSourceId LogSource { get; set; }

    /// <summary>The seeded trial that this event belongs to; 0: none. No format sets it, for what a log says of itself exempts nothing: only
    /// the ledger of trials does, after it has compared the frame.</summary>
    public ulong Trial { get; set; }

    /// <summary>How many values there are; several may belong to one field.</summary>
    public int Count => _count;

    /// <summary>The raw frame (<c>event.original</c>).</summary>
    public ReadOnlySpan<byte> Original => _bytes.AsSpan(0, _originalLength);

    /// <summary>The ids of all values in the order of the slots, for a vectorised search.</summary>
    public ReadOnlySpan<ushort> Fields => _fields.AsSpan(0, _count);

    /// <summary>Empties the event and takes a copy of the frame.</summary>
    public void Begin(ReadOnlySpan<byte> frame)
    {
        if (_bytes.Length > KeptBytes && frame.Length < KeptBytes) _bytes = new byte[2048];
        if (frame.Length > _bytes.Length) _bytes = new byte[frame.Length + 1024];
        frame.CopyTo(_bytes);
        _used = _originalLength = frame.Length;
        _count = 0;
        Id = EventId.None;
        Offset = TimestampMicros = ReceivedMicros = 0;
        Trial = 0;
        LogSource = default;
    }

    /// <summary>Forgets the values and keeps the frame, its id and its position: for a second attempt at parsing.</summary>
    public void Rewind()
    {
        _count = 0;
        _used = _originalLength;
        TimestampMicros = 0;
        Trial = 0;
        LogSource = default;
    }

    public FieldId FieldAt(int slot) => new(_fields[slot]);

    public ValueKind KindAt(int slot) => _slots[slot].Kind;

    /// <summary>The bytes of a value, unescaped; valid until the event changes.</summary>
    public ReadOnlySpan<byte> ValueAt(int slot)
    {
        ref var at = ref _slots[slot];
        return _bytes.AsSpan(at.Offset, at.Length);
    }

    /// <summary>The slot of the first value of a field, or -1.</summary>
    public int IndexOf(FieldId field) => Fields.IndexOf(field.Value);

    public bool Has(FieldId field) => IndexOf(field) >= 0;

    /// <summary>The first value of a field.</summary>
    public bool TryGet(FieldId field, out ReadOnlySpan<byte> value)
    {
        var slot = IndexOf(field);
        value = slot < 0 ? default : ValueAt(slot);
        return slot >= 0;
    }

    /// <summary>The first value of a field as a string; for tests and for slow paths.</summary>
    public string? Text(FieldId field) => TryGet(field, out var value) ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Adds a value behind what the field holds already.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">A part of this event's frame (kept by reference) or any other bytes (copied).</param>
    /// <param name="kind">How the bytes are to be read.</param>
    public void Add(FieldId field, ReadOnlySpan<byte> value, ValueKind kind = ValueKind.Text)
    {
        var offset = value.Length == 0 ? 0 : Place(value);
        if (_count == _slots.Length) GrowSlots();
        _fields[_count] = field.Value;
        _slots[_count++] = new Slot(offset, value.Length, kind);
    }

    /// <summary>Adds all values of a block behind what the fields hold already.</summary>
    public void Add(FieldBlock block)
    {
        EnsureRoom(block.Bytes.Length);
        block.Bytes.CopyTo(_bytes, _used);
        while (_count + block.Count > _slots.Length) GrowSlots();
        block.Fields.CopyTo(_fields, _count);
        foreach (ref readonly var slot in block.Slots.AsSpan()) _slots[_count++] = slot with { Offset = slot.Offset + _used };
        _used += block.Bytes.Length;
    }

    /// <summary>Gives a field this one value; what it held before is gone.</summary>
    public void Set(FieldId field, ReadOnlySpan<byte> value, ValueKind kind = ValueKind.Text)
    {
        var slot = IndexOf(field);
        if (slot < 0)
        {
            Add(field, value, kind);
            return;
        }
        _slots[slot] = new Slot(value.Length == 0 ? 0 : Place(value), value.Length, kind);
        if (Fields[(slot + 1)..].Contains(field.Value)) RemoveAfter(slot, field);
    }

    /// <summary>Adds a value only where the field has none.</summary>
    public void SetIfMissing(FieldId field, ReadOnlySpan<byte> value, ValueKind kind = ValueKind.Text)
    {
        if (!Has(field)) Add(field, value, kind);
    }

    public void SetLong(FieldId field, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var written);
        Set(field, digits[..written], ValueKind.Number);
    }

    /// <summary>Sets a value from a string; for slow paths.</summary>
    public void SetText(FieldId field, string value) => Set(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Sets an instant, given in microseconds since 1970-01-01 UTC.</summary>
    public void SetDate(FieldId field, long micros)
    {
        Span<byte> text = stackalloc byte[UnixMicros.MaxLength];
        Set(field, text[..UnixMicros.Format(micros, text)], ValueKind.Date);
    }

    /// <summary>Forgets all values but the first ones, as many as <see cref="Count"/> said before: a part that turned out not to fit.</summary>
    public void CutTo(int count) => _count = Math.Min(_count, count);

    /// <summary>Takes all values of a field out.</summary>
    public void Remove(FieldId field) => RemoveAfter(-1, field);

    /// <summary>Room behind the used bytes to write a value of up to <paramref name="length"/> bytes into; finish with <see cref="AddReserved"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        EnsureRoom(length);
        return _bytes.AsSpan(_used, length);
    }

    /// <summary>Adds what was written at the start of the last <see cref="Reserve"/>.</summary>
    public void AddReserved(FieldId field, int written, ValueKind kind = ValueKind.Text)
    {
        if (_count == _slots.Length) GrowSlots();
        _fields[_count] = field.Value;
        _slots[_count++] = new Slot(_used, written, kind);
        _used += written;
    }

    /// <summary>Keeps what was written at the start of the last <see cref="Reserve"/> for a value that is added later, or never.</summary>
    public ReadOnlySpan<byte> KeepReserved(int written)
    {
        _used += written;
        return _bytes.AsSpan(_used - written, written);
    }

    int Place(ReadOnlySpan<byte> value)
    {
        // As Overlaps, for what can only lie wholly inside or outside: it is asked for every value of every event.
        var inside = (nuint)Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(_bytes), ref MemoryMarshal.GetReference(value));
        if (inside < (nuint)_used) return (int)inside;
        EnsureRoom(value.Length);
        value.CopyTo(_bytes.AsSpan(_used));
        var offset = _used;
        _used += value.Length;
        return offset;
    }

    /// <summary>A larger buffer leaves the old one to the collector, since a format may still hold spans of it.</summary>
    void EnsureRoom(int length)
    {
        if (_used + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length + 256));
    }

    void GrowSlots()
    {
        Array.Resize(ref _fields, _fields.Length * 2);
        Array.Resize(ref _slots, _slots.Length * 2);
    }

    void RemoveAfter(int slot, FieldId field)
    {
        var to = slot + 1;
        for (var from = slot + 1; from < _count; from++)
        {
            if (_fields[from] == field.Value) continue;
            _fields[to] = _fields[from];
            _slots[to++] = _slots[from];
        }
        _count = to;
    }
}
