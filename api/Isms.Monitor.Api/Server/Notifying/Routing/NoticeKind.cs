namespace Isms.Monitor.Api.Server.Notifying.Routing;

/// <summary>What a notice is about. In settings, in the store and in JSON the name in small letters.</summary>
enum NoticeKind : byte
{
    Incident,
    Clock,
    Kpi,
    Silence,

    /// <summary>Only by hand: every route takes it.</summary>
    Test,
}
