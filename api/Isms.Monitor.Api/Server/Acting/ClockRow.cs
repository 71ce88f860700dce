using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>A notification with its names and how it stands.</summary>
/// <param name="Record">Version and content.</param>
/// <param name="Regime">As people call it.</param>
/// <param name="Title">What is sent to whom.</param>
/// <param name="Article">Where the law asks for it; "own limit" when the law sets none.</param>
/// <param name="Incident">Title of the incident.</param>
/// <param name="State">When it was asked.</param>
sealed record ClockRow(Recorded<ClockStep> Record, string Regime, string Title, string Article, string Incident, ClockState State);
