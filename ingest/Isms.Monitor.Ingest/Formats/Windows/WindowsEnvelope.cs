using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>What every Windows event has around its data: provider, computer, level, outcome, the user that the writer ran as.</summary>
static class WindowsEnvelope
{
    const ulong AuditFailure = 0x0010_0000_0000_0000;
    const ulong AuditSuccess = 0x0020_0000_0000_0000;

    static readonly FieldId EventType = WindowsFields.Data("EventType");
    static readonly FieldId AccountName = WindowsFields.Data("AccountName");

    public static void Write(EcsEvent into, ReadOnlySpan<byte> provider)
    {
        if (provider.Length > 0) into.SetIfMissing(Ecs.EventProvider, provider);
        if (into.TryGet(WindowsFields.ComputerName, out var computer) && computer.Length > 0) into.SetIfMissing(Ecs.HostName, computer);
        Level(into);
        Outcome(into);
    }

    /// <summary>Where the data name no user, it is the one in the event's header. NXLog spells that AccountName with a Domain.</summary>
    /// <param name="into">The event, its data mapped.</param>
    /// <param name="isOfWriter">The header names the service that wrote the event, so its id belongs to no other user's name.</param>
    public static void WriteUser(EcsEvent into, bool isOfWriter)
    {
        var hasName = into.Has(Ecs.UserName);
        if (!(hasName && isOfWriter) && into.TryGet(WindowsFields.UserIdentifier, out var sid) && sid.Length > 0) into.SetIfMissing(Ecs.UserId, sid);
        if (hasName) return;
        var hasDomain = into.TryGet(WindowsFields.UserDomain, out var domain) && domain.Length > 0;
        if (into.TryGet(WindowsFields.UserName, out var name) && name.Length > 0) into.Add(Ecs.UserName, name);
        else if (hasDomain && into.TryGet(AccountName, out name) && name.Length > 0) into.Add(Ecs.UserName, name);
        else return;
        if (hasDomain) into.SetIfMissing(Ecs.UserDomain, domain);
    }

    /// <summary>Levels are numbers in the XML (0 and 4 inform, 1 is the worst) and words elsewhere.</summary>
    static void Level(EcsEvent into)
    {
        if (into.Has(Ecs.LogLevel) || !into.TryGet(WindowsFields.Level, out var level)) return;
        var name = level switch
        {
            [(byte)'0'] or [(byte)'4'] => "information"u8,
            [(byte)'1'] => "critical"u8,
            [(byte)'2'] => "error"u8,
            [(byte)'3'] => "warning"u8,
            [(byte)'5'] => "verbose"u8,
            _ => level.SequenceEqual("INFO"u8) ? "information"u8 : level,
        };
        if (name.Length is 0 or > 32) return;
        Span<byte> lower = stackalloc byte[32];
        if (System.Text.Ascii.ToLower(name, lower, out var written) == System.Buffers.OperationStatus.Done) into.Add(Ecs.LogLevel, lower[..written]);
    }

    /// <summary>The audit keywords: words, or two bits of a number, decimal with a sign or hexadecimal.</summary>
    static void Outcome(EcsEvent into)
    {
        if (into.Has(Ecs.EventOutcome)) return;
        if (into.TryGet(EventType, out var type))
        {
            if (type.SequenceEqual("AUDIT_SUCCESS"u8)) into.Add(Ecs.EventOutcome, "success"u8);
            else if (type.SequenceEqual("AUDIT_FAILURE"u8)) into.Add(Ecs.EventOutcome, "failure"u8);
        }
        if (into.Has(Ecs.EventOutcome) || !into.TryGet(WindowsFields.Keywords, out var words)) return;
        var bits = Bits(words);
        if ((bits & AuditSuccess) != 0 || words.SequenceEqual("Audit Success"u8)) into.Add(Ecs.EventOutcome, "success"u8);
        else if ((bits & AuditFailure) != 0 || words.SequenceEqual("Audit Failure"u8)) into.Add(Ecs.EventOutcome, "failure"u8);
    }

    static ulong Bits(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("0x"u8)) return Utf8Parser.TryParse(text[2..], out ulong hexadecimal, out _, 'x') ? hexadecimal : 0;
        if (text is [(byte)'-', ..]) return Utf8Parser.TryParse(text, out long signed, out _) ? unchecked((ulong)signed) : 0;
        return Utf8Parser.TryParse(text, out ulong plain, out var used) && used == text.Length ? plain : 0;
    }
}
