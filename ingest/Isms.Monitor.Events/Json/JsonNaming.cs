namespace Isms.Monitor.Events;

/// <summary>Says which field a path of a JSON document fills; called once for each path, not for each event.</summary>
/// <param name="path">Names from the root, joined with dots.</param>
/// <returns>The field's name, or null to leave the value in <c>event.original</c> alone.</returns>
public delegate string? JsonNaming(string path);
