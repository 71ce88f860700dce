namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Text of a file that must not be shown: it is in no message, no answer and no record's text.</summary>
sealed class Secret(string text)
{
    public string Reveal() => text;

    public override string ToString() => "(secret)";

    /// <param name="file">Its first line is the secret.</param>
    /// <param name="what">The key of the settings and whose it is, for the error.</param>
    /// <param name="wrong">Makes the error of problem and remedy.</param>
    /// <exception cref="SettingsException">The file cannot be read or is empty.</exception>
    public static Secret Read(string file, string what, Func<string, string, SettingsException> wrong)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim() is { Length: > 0 } line ? new Secret(line)
                : throw wrong($"the {what} is empty.", "Write the secret into its first line.");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw wrong($"the {what} cannot be read: {failed.Message}", "Name a file that the account of the server may read.");
        }
    }
}
