using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Match;

/// <summary>
/// The log source of a JSON event: its fields <c>product</c>, <c>category</c>, <c>service</c> when it has one of them, else what
/// channel and event id of a Windows event mean. Belongs to one thread.
/// </summary>
sealed class LogSourceReader
{
    static readonly FieldId Product = FieldTable.Get("product"), Category = FieldTable.Get("category"), Service = FieldTable.Get("service");
    static readonly FieldId Channel = FieldTable.Get("Channel"), EventId = FieldTable.Get("EventID");

    /// <summary>Events of a kind repeat their texts, so a few remembered ones spare their strings.</summary>
    readonly (byte[] Key, LogSourceId Source)[] _known = new (byte[], LogSourceId)[64];

    readonly byte[] _key = new byte[256];

    public LogSourceId Read(EcsEvent @event)
    {
        var isStated = @event.Has(Product) || @event.Has(Category) || @event.Has(Service);
        if (!isStated && !@event.Has(Channel)) return default;
        return isStated ? Stated(@event) : Windows(@event);
    }

    LogSourceId Stated(EcsEvent @event)
    {
        var key = Key(@event, Product, Category, Service);
        ref var known = ref _known[Slot(key)];
        if (known.Key is null || !key.SequenceEqual(known.Key))
            known = (key.ToArray(), LogSourceId.Get(@event.Text(Product) ?? "", @event.Text(Category) ?? "", @event.Text(Service) ?? ""));
        return known.Source;
    }

    LogSourceId Windows(EcsEvent @event)
    {
        var key = Key(@event, Channel, EventId, default);
        ref var known = ref _known[Slot(key)];
        if (known.Key is not null && key.SequenceEqual(known.Key)) return known.Source;
        var (category, service) = WindowsLogSources.Of(@event.Text(Channel) ?? "", @event.Text(EventId) ?? "");
        known = (key.ToArray(), LogSourceId.Get("windows", category, service));
        return known.Source;
    }

    /// <summary>The three values with a separator, cut to the size of the key: a longer text is no log source that a rule names.</summary>
    ReadOnlySpan<byte> Key(EcsEvent @event, FieldId first, FieldId second, FieldId third)
    {
        var length = 0;
        foreach (var field in (ReadOnlySpan<FieldId>)[first, second, third])
        {
            if (field != default && @event.TryGet(field, out var value))
            {
                value = value[..Math.Min(value.Length, 80)];
                value.CopyTo(_key.AsSpan(length));
                length += value.Length;
            }
            _key[length++] = (byte)'\n';
        }
        return _key.AsSpan(0, length);
    }

    int Slot(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var letter in key) hash = (hash ^ letter) * 16777619;
        return (int)(hash % (uint)_known.Length);
    }
}
