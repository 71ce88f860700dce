using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Notes of tags that no waiting trial answers for: a mistake, a line that came too late, or somebody who wants to pass for a test.</summary>
/// <remarks>Bounded, since a sender decides how many there are. Safe for any number of threads.</remarks>
sealed class ForeignTags
{
    const int Kept = 200;

    /// <summary>Messages a start; the page goes on counting.</summary>
    const int MostMessages = 20;

    static readonly FieldId[] Names = [Ecs.ObserverName, Ecs.ObserverHostname, Ecs.HostName, FieldTable.Get("log.source.address")];

    readonly Lock _turn = new();
    readonly Dictionary<string, ForeignTagRow> _tags = new(StringComparer.Ordinal);
    int _messages;

    /// <summary>Told of each new tag, as <c>ISMSnnnn problem. remedy.</c>; must not block.</summary>
    public Action<string> Reported { get; set; } = _ => { };

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ForeignTagRow> All
    {
        get
        {
            lock (_turn) return [.. _tags.Values.OrderByDescending(one => one.LastMicros).ThenBy(one => one.Tag, StringComparer.Ordinal)];
        }
    }

    /// <param name="id">The tag's id; 0: only the label.</param>
    /// <param name="from">The event, which stays an ordinary one.</param>
    public void Add(ulong id, EcsEvent from)
    {
        var tag = id == 0 ? "" : TrialTag.Text(id);
        ForeignTagRow noted;
        lock (_turn)
        {
            var isKnown = _tags.TryGetValue(tag, out var known);
            if (!isKnown && _tags.Count == Kept) _tags.Remove(_tags.Values.MinBy(one => one.LastMicros)!.Tag);
            noted = known is null ? new ForeignTagRow(tag, SenderOf(from), from.ReceivedMicros, from.ReceivedMicros, 1) : known with { LastMicros = Math.Max(known.LastMicros, from.ReceivedMicros), Lines = known.Lines + 1 };
            _tags[tag] = noted;
            if (isKnown || _messages == MostMessages) return;
            _messages++;
        }
        Reported($"ISMS5042 a line of {noted.Sender} carries the tag of a trial{(tag.Length > 0 ? $" ({tag})" : "")} that does not wait for it; it is an ordinary event. "
            + "Look at the event: it is a line of a trial that came too late, or somebody wants to pass for a test.");
    }

    /// <summary>What a log says goes into a message: control characters stay out.</summary>
    static string SenderOf(EcsEvent from)
    {
        var name = Names.Select(from.Text).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "an unknown sender";
        return new string([.. name.Where(letter => !char.IsControl(letter)).Take(80)]);
    }
}
