using System.Text.Json;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>The JSON that a webhook gets.</summary>
/// <param name="Id">The same at every attempt; also the header <c>Idempotency-Key</c>.</param>
/// <param name="At">When it was made, ISO 8601.</param>
/// <param name="Title">In words of this program alone.</param>
/// <param name="Notices">The most severe first, at most <see cref="Most"/>.</param>
/// <param name="More">How many further ones there are.</param>
sealed record WebhookBody(string Id, string Route, string At, string Title, IReadOnlyList<WebhookNotice> Notices, int More)
{
    public const int Most = 100;

    /// <summary>Escapes everything beyond ASCII and what HTML knows: a receiver that pastes it into a page is hurt less.</summary>
    public static byte[] Of(Message message) => JsonSerializer.SerializeToUtf8Bytes(
        new WebhookBody(message.Id, message.Route, UnixMicros.ToText(message.AtMicros), Wording.Subject(message),
            [
                .. message.Notices.Take(Most).Select(notice => new WebhookNotice(notice.Id, notice.Kind, Wording.Name(notice.Severity), UnixMicros.ToText(notice.AtMicros),
                    Wording.Line(notice.Title), Wording.Line(notice.Text), message.Link.Length == 0 ? null : message.Link + notice.Link)),
            ], Math.Max(message.Notices.Count - Most, 0)), JsonSerializerOptions.Web);
}

/// <param name="Id">The same in every message: a receiver may drop what it has seen.</param>
/// <param name="Title">From logs and registers: hostile.</param>
/// <param name="Link">Null: the settings name no address of the console.</param>
sealed record WebhookNotice(string Id, string Kind, string Severity, string At, string Title, string Text, string? Link);
