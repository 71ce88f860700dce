using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Elastic;

/// <summary>An event as a document: ECS fields by their names, the rest under <c>vendor</c> (flattened), the terms of <see cref="QueryTerms"/>.</summary>
/// <remarks>Several values of a field are an array. A value that its mapped type cannot take (<c>"5 s"</c> in a number) stays in the document and is
/// ignored by the mapping; the terms find it.</remarks>
sealed class EventDocument
{
    readonly JsonBytes _terms = new();
    readonly Action<string> _add;
    readonly HashSet<ushort> _written = [];

    public EventDocument() => _add = term =>
    {
        if (_terms.Length > 1) _terms.Raw((byte)',');
        _terms.Text(term);
    };

    /// <summary>Writes the document on one line.</summary>
    /// <param name="to">Is appended to.</param>
    /// <param name="from">Read, not kept.</param>
    /// <param name="source">Name of the source; empty: not known.</param>
    /// <param name="isSeeded">Of a seeded trial: figures of load and risk leave it out.</param>
    public void Write(JsonBytes to, EcsEvent from, string source, bool isSeeded = false)
    {
        _terms.Clear();
        _terms.Raw((byte)'[');
        _written.Clear();
        to.Raw("{\"@timestamp\":"u8);
        to.Instant(from.TimestampMicros);
        to.Raw(",\"event.ingested\":"u8);
        to.Instant(from.ReceivedMicros);
        to.Raw(",\"event.original\":"u8);
        to.Text(from.Original);
        QueryTerms.OfText(EventColumn.IdField, from.Id.ToString(), _add);
        QueryTerms.OfInstant("@timestamp", from.TimestampMicros, _add);
        QueryTerms.OfInstant("event.ingested", from.ReceivedMicros, _add);
        QueryTerms.OfText("event.original", Encoding.UTF8.GetString(from.Original), _add);
        if (from.LogSource.Value != 0) Own(to, "isms.logsource", from.LogSource.ToString());
        if (source.Length > 0) Own(to, "isms.source", source);
        if (isSeeded) to.Raw(",\"isms.seeded\":true"u8);
        WriteFields(to, from, isMapped: true);
        to.Raw(",\"vendor\":{"u8);
        WriteFields(to, from, isMapped: false);
        to.Raw("},\"isms.terms\":"u8);
        _terms.Raw((byte)']');
        to.Raw(_terms.Written);
        to.Raw((byte)'}');
    }

    void Own(JsonBytes to, string name, string value)
    {
        to.Raw((byte)',');
        to.Text(name);
        to.Raw((byte)':');
        to.Text(value);
        QueryTerms.OfText(name, value, _add);
    }

    void WriteFields(JsonBytes to, EcsEvent from, bool isMapped)
    {
        var isFirst = !isMapped;
        for (var slot = 0; slot < from.Count; slot++)
        {
            var field = from.FieldAt(slot);
            if (EventMapping.IsMapped(field) != isMapped || EventMapping.IsOwn(field) || !_written.Add(field.Value)) continue;
            if (!isFirst) to.Raw((byte)',');
            isFirst = false;
            WriteField(to, from, slot, isMapped ? field.Name : EventMapping.KeyOf(field.Name));
        }
    }

    void WriteField(JsonBytes to, EcsEvent from, int first, string key)
    {
        var field = from.FieldAt(first);
        var several = from.Fields[(first + 1)..].Contains(field.Value);
        var isAddress = EventColumn.Find(field.Name)?.Kind == ColumnKind.Address;
        to.Text(key);
        to.Raw(several ? ":["u8 : ":"u8);
        for (var slot = first; slot < from.Count; slot++)
        {
            if (from.FieldAt(slot) != field) continue;
            if (slot != first) to.Raw((byte)',');
            if (from.KindAt(slot) == ValueKind.Null)
            {
                to.Raw("null"u8);
                continue;
            }
            var text = TextOf(from.ValueAt(slot), isAddress);
            if (IsNumber(from, slot)) to.Raw(from.ValueAt(slot));
            else to.Text(text);
            QueryTerms.OfText(field.Name, text, _add);
        }
        if (several) to.Raw((byte)']');
    }

    /// <summary>Digits that every reader of JSON gives back as they stand.</summary>
    static bool IsNumber(EcsEvent from, int slot) =>
        from.KindAt(slot) == ValueKind.Number && from.ValueAt(slot).Length <= 15 && JsonNumber.IsValid(from.ValueAt(slot))
        && Ecs.TypeOf(from.FieldAt(slot)) is EcsType.Long or EcsType.Double;

    /// <summary>An address in a column of the standalone store has its canonical text there, so it has it here.</summary>
    static string TextOf(ReadOnlySpan<byte> value, bool isAddress) =>
        isAddress && AddressRange.TryParseAddress(value, out var address) ? AddressRange.ToText(address) : Encoding.UTF8.GetString(value);
}
