using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats;

/// <summary>The state of anti-malware on a host in terms that no vendor owns, so that KPI PRV-02 reads one set of fields whatever the product.</summary>
static class AntivirusFields
{
    /// <summary>Boolean: the agent was running when it wrote this.</summary>
    public static readonly FieldId IsLive = FieldTable.Get("antivirus.agent.live");

    /// <summary>Boolean: files are examined when they are opened.</summary>
    public static readonly FieldId IsRealTime = FieldTable.Get("antivirus.realtime_protection");

    public static readonly FieldId EngineVersion = FieldTable.Get("antivirus.engine.version");

    public static readonly FieldId SignatureVersion = FieldTable.Get("antivirus.signature.version");

    /// <summary>Date: when the signatures in use were made, or else installed.</summary>
    public static readonly FieldId SignatureUpdated = FieldTable.Get("antivirus.signature.updated");

    /// <summary>Whole days between <see cref="SignatureUpdated"/> and the event.</summary>
    public static readonly FieldId SignatureAgeDays = FieldTable.Get("antivirus.signature.age_days");
}
