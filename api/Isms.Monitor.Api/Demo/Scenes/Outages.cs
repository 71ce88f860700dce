using System.Text;
using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Scenes;

/// <summary>What goes wrong with the logging itself: a sensor that falls silent, a firmware that changes its format, an outage weeks ago, and
/// before that the move of the antivirus to a new console.</summary>
sealed class Outages(Fleet fleet, long now)
{
    /// <summary>The sensor that is silent at the end of the demo's day.</summary>
    public const string Silent = "ids-03";

    /// <summary>The firewall whose new firmware writes another format.</summary>
    public const string Updated = "fw-03";

    /// <summary>The firewall that was down for two days, five weeks ago.</summary>
    public const string WasDown = "fw-10";

    /// <summary>While agents moved to the new console, for longer than a daily figure may stand, none of them was heard.</summary>
    static readonly string[] Agents = ["Microsoft-Windows-Windows Defender", " freshclam[", " clamd["];

    readonly long _movedAt = now - 92 * UnixMicros.Day;
    readonly long _silentFrom = now - 5 * UnixMicros.Hour;
    readonly long _updatedFrom = now - 3 * UnixMicros.Hour;
    readonly long _downFrom = now - 36 * UnixMicros.Day;

    /// <summary>What arrives of a line: itself, the line of the new firmware, or nothing.</summary>
    public DemoLine? Arriving(DemoLine line, Random chance)
    {
        if (line.Device == Silent && line.ReceivedMicros >= _silentFrom) return null;
        if (line.Device == WasDown && line.ReceivedMicros >= _downFrom && line.ReceivedMicros < _downFrom + 2 * UnixMicros.Day) return null;
        if (line.ReceivedMicros >= _movedAt - 40 * UnixMicros.Hour && line.ReceivedMicros < _movedAt && IsOfAgent(line.Text)) return null;
        if (line.Device != Updated || line.ReceivedMicros < _updatedFrom) return line;
        return line with { Text = fleet.Device<CiscoAsa>(Updated).NewFirmware(line.ReceivedMicros, chance) };
    }

    /// <summary>A trial is injected behind the agents and arrives all the same.</summary>
    static bool IsOfAgent(string text) => Agents.Any(agent => text.Contains(agent, StringComparison.Ordinal)) && !TrialTag.TryFind(Encoding.UTF8.GetBytes(text), out _);
}
