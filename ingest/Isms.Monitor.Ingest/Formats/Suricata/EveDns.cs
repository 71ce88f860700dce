using System.Net;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>DNS records of three versions: 1 has a record for each answer, 2 lists <c>answers</c>, 3 lists <c>queries</c> too.</summary>
static class EveDns
{
    static readonly (FieldId Field, byte[] Flag)[] Flags =
    [
        (Field("dns.aa"), "AA"u8.ToArray()), (Field("dns.tc"), "TC"u8.ToArray()), (Field("dns.rd"), "RD"u8.ToArray()),
        (Field("dns.ra"), "RA"u8.ToArray()), (Field("dns.ad"), "AD"u8.ToArray()), (Field("dns.cd"), "CD"u8.ToArray()),
    ];

    public static void Write(EcsEvent into)
    {
        into.TryGet(Ecs.DnsType, out var type);
        if (type.SequenceEqual("request"u8)) into.Set(Ecs.DnsType, "query"u8);
        else if (type.SequenceEqual("response"u8)) into.Set(Ecs.DnsType, "answer"u8);
        foreach (var (field, flag) in Flags)
            if (into.TryGet(field, out var isSet) && isSet.SequenceEqual("true"u8)) into.Add(Ecs.DnsHeaderFlags, flag);
        var isFirstVersion = into.Has(Ecs.DnsAnswersData) && !into.Has(Ecs.DnsAnswersName);
        if (isFirstVersion) NameAnswer(into);
        if (!into.Has(Ecs.DnsResolvedIp)) ResolvedAddresses(into);
    }

    /// <summary>In version 1 <c>rrname</c> and <c>rrtype</c> of an answer are those of its record, which need not be the question's.</summary>
    static void NameAnswer(EcsEvent into)
    {
        if (into.TryGet(Ecs.DnsQuestionName, out var name)) into.Add(Ecs.DnsAnswersName, name);
        if (into.TryGet(Ecs.DnsQuestionType, out var type)) into.Add(Ecs.DnsAnswersType, type);
        into.Remove(Ecs.DnsQuestionName);
        into.Remove(Ecs.DnsQuestionType);
    }

    static void ResolvedAddresses(EcsEvent into)
    {
        var count = into.Count;
        for (var slot = 0; slot < count; slot++)
            if (into.FieldAt(slot) == Ecs.DnsAnswersData && IPAddress.IsValidUtf8(into.ValueAt(slot)))
                into.Add(Ecs.DnsResolvedIp, into.ValueAt(slot), ValueKind.Ip);
    }

    static FieldId Field(string path) => FieldTable.Get(EveNames.Prefix + path);
}
