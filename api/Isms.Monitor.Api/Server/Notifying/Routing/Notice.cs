using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Notifying.Routing;

/// <summary>One thing to tell, before it is known whom.</summary>
/// <param name="Id">Made of what it tells and never of when it was noticed, so that noticing it twice tells it once.</param>
/// <param name="Title">One line. What logs hold may be in it: every channel takes it as hostile.</param>
/// <param name="Text">One sentence more, or empty; as hostile.</param>
/// <param name="Path">Where the console shows more.</param>
sealed record Notice(string Id, NoticeKind Kind, Level Severity, string Title, string Text, string Path);
