using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Notifying.Routing;

/// <summary>Which notices go through which channel to whom.</summary>
/// <param name="Kinds">Never empty.</param>
/// <param name="Least">The least severe that is told.</param>
/// <param name="Role">Role of the registers, or empty.</param>
/// <param name="To">Addresses beside the role.</param>
/// <param name="Throttle">Shortest time between two messages to one receiver.</param>
sealed record NoticeRoute(string Id, IReadOnlyList<NoticeKind> Kinds, Level Least, IChannel Channel, string Role, IReadOnlyList<string> To, TimeSpan Throttle)
{
    public bool Takes(Notice notice) => notice.Kind == NoticeKind.Test || Kinds.Contains(notice.Kind) && notice.Severity >= Least;
}
