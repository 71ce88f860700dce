namespace Isms.Monitor.Api.Web.Parts;

/// <summary>What the page says after an action.</summary>
/// <param name="Bad">It did not work.</param>
/// <param name="Undo">Takes it back; null when that is not possible.</param>
public sealed record Toast(string Text, bool Bad = false, Func<Task>? Undo = null);
