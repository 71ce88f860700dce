namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>Finds where rotation has put what a path held: files beside it whose names begin like its own.</summary>
static class RotatedFiles
{
    const int MaxCandidates = 64;

    /// <summary>The file that holds this generation and goes beyond <paramref name="offset"/> or ends there; null when there is none. The newest first.</summary>
    public static LogFile? Find(string path, FileGeneration generation, long offset)
    {
        foreach (var candidate in Beside(path))
        {
            if (TryOpen(candidate) is not { } file) continue;
            if (Holds(file, generation, offset)) return file;
            file.Dispose();
        }
        return null;
    }

    static IEnumerable<string> Beside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return [];
        var (name, stem) = (Path.GetFileName(path), Path.GetFileNameWithoutExtension(path));
        return new DirectoryInfo(folder).EnumerateFiles(stem + "*")
            .Where(file => file.Name != name && !file.Name.EndsWith(".received", StringComparison.Ordinal) && "._-".Contains(file.Name[stem.Length]))
            .OrderByDescending(file => file.LastWriteTimeUtc).Take(MaxCandidates).Select(file => file.FullName);
    }

    static LogFile? TryOpen(string path)
    {
        try
        {
            return LogFile.TryOpen(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A neighbour that may not be read cannot be the one that was read before.
            return null;
        }
    }

    static bool Holds(LogFile file, FileGeneration generation, long offset)
    {
        try
        {
            return generation.Head.IsHeadOf(file.Head()) && file.Length >= offset;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // Not readable, or packed badly: no continuation.
            return false;
        }
    }
}
