using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Json;

/// <summary>What a document that claims to be ECS still needs: only allowed values in the four categorisation fields, and a log source.</summary>
static class EcsDocument
{
    static readonly FieldId[] Categorisation = [Ecs.EventKind, Ecs.EventCategory, Ecs.EventType, Ecs.EventOutcome];

    public static void Complete(EcsEvent into)
    {
        foreach (var field in Categorisation)
            if (!IsAllowed(into, field)) into.Remove(field);
        if (into.TryGet(Ecs.EventModule, out var module) && module.Length is > 0 and <= 64)
        {
            into.TryGet(Ecs.EventDataset, out var dataset);
            into.LogSource = ModuleSources.Get(module, dataset);
        }
    }

    static bool IsAllowed(EcsEvent happened, FieldId field)
    {
        if (Ecs.AllowedValues(field) is not { } allowed) return true;
        var lookup = allowed.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[64];
        for (var slot = 0; slot < happened.Count; slot++)
        {
            if (happened.FieldAt(slot) != field) continue;
            var value = happened.ValueAt(slot);
            if (value.Length > 64 || !Encoding.UTF8.TryGetChars(value, text, out var written) || !lookup.Contains(text[..written])) return false;
        }
        return true;
    }

    /// <summary><c>event.module</c> is Sigma's product and the second half of <c>event.dataset</c> its service; the last pair is remembered,
    /// since a source sends one kind.</summary>
    static class ModuleSources
    {
        [ThreadStatic] static (byte[] Module, byte[] Dataset, LogSourceId Id)? _last;

        public static LogSourceId Get(ReadOnlySpan<byte> module, ReadOnlySpan<byte> dataset)
        {
            if (_last is { } last && module.SequenceEqual(last.Module) && dataset.SequenceEqual(last.Dataset)) return last.Id;
            var name = dataset.Length > 128 ? "" : Encoding.UTF8.GetString(dataset);
            var id = LogSourceId.Get(Encoding.UTF8.GetString(module), "", name[(name.IndexOf('.') + 1)..]);
            _last = (module.ToArray(), dataset.ToArray(), id);
            return id;
        }
    }
}
