using Isms.Monitor.Api.Server.Notifying.Routing;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>Text of a file that must not be shown: it is in no message, no answer and no record's text.</summary>
sealed class Secret(string text)
{
    public string Reveal() => text;

    public override string ToString() => "(secret)";

    /// <param name="file">Its first line is the secret.</param>
    /// <param name="channel">For the error.</param>
    /// <param name="key">Of the settings, for the error.</param>
    /// <exception cref="Settings.SettingsException">ISMS5060: the file cannot be read or is empty.</exception>
    public static Secret Read(string file, string channel, string key)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim() is { Length: > 0 } line ? new Secret(line)
                : throw RouteMaker.Wrong($"the {key} of the channel {channel} is empty.", "Write the secret into its first line.");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RouteMaker.Wrong($"the {key} of the channel {channel} cannot be read: {failed.Message}", "Name a file that the account of the server may read.");
        }
    }
}
