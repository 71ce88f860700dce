namespace Isms.Monitor.Store.Elastic;

/// <summary>A document that Elasticsearch will never take.</summary>
/// <param name="At">Its number in the body.</param>
/// <param name="Status">400, 404 or 413.</param>
/// <param name="Reason">As the server says it; hostile, since it quotes the document.</param>
sealed record RejectedItem(int At, int Status, string Reason);
