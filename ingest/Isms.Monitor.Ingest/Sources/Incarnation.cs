using System.Globalization;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>A number that grows at each start of a listener, on disk before the first frame: what it counts anew has another origin then.</summary>
static class Incarnation
{
    /// <summary>Takes the next number.</summary>
    /// <exception cref="InvalidDataException">The file holds no number; a guess could give ids a second time.</exception>
    public static long Next(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "incarnation");
        long last = 0;
        if (File.Exists(path) && !long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out last))
            throw new InvalidDataException($"ISMS1110 {path} holds no number. Write one into it that is above all that were used, for example the Unix time.");
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes((last + 1).ToString(CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        return last + 1;
    }
}
