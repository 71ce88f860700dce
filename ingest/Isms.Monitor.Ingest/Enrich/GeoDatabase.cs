using System.Net;
using MaxMind.Db;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>A MaxMind file that the user supplied. Safe for any number of threads.</summary>
/// <remarks>Read into memory as a whole: a mapped file that somebody replaces in place would end the process.</remarks>
public sealed class GeoDatabase : IDisposable
{
    readonly string _path;
    readonly Reader _reader;
    volatile string? _problem;

    GeoDatabase(string path, Reader reader)
    {
        _path = path;
        _reader = reader;
        var type = reader.Metadata.DatabaseType ?? "";   // absent in a damaged file
        HasPlaces = type.Contains("City", StringComparison.Ordinal) || type.Contains("Country", StringComparison.Ordinal) || type.Contains("Enterprise", StringComparison.Ordinal);
        HasSystems = type.Contains("ASN", StringComparison.Ordinal) || type.Contains("ISP", StringComparison.Ordinal) || type.Contains("Enterprise", StringComparison.Ordinal);
    }

    /// <summary>Fills the <c>geo</c> fields.</summary>
    public bool HasPlaces { get; }

    /// <summary>Fills the <c>as</c> fields.</summary>
    public bool HasSystems { get; }

    /// <summary>The first error met while looking something up, or null: <c>path(1,1): ISMS1412 problem. remedy.</c> Addresses whose record
    /// is broken stay without these fields, the others are still looked up.</summary>
    public string? Problem => _problem;

    /// <summary>Opens a file.</summary>
    /// <param name="path">As given by the user.</param>
    /// <param name="error"><c>path(1,1): ISMS1410 problem. remedy.</c>, or null.</param>
    /// <returns>Null when it cannot be used.</returns>
    public static GeoDatabase? Open(string path, out string? error)
    {
        error = null;
        try
        {
            var opened = new GeoDatabase(path, new Reader(path, FileAccessMode.Memory));
            if (opened.HasPlaces || opened.HasSystems) return opened;
            error = $"{path}(1,1): ISMS1411 the database type '{opened._reader.Metadata.DatabaseType}' is none of City, Country, Enterprise, ASN and ISP. Give one of those, such as GeoLite2-City.mmdb.";
            opened.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"{path}(1,1): ISMS1410 the file cannot be read: {e.Message.TrimEnd('.')}. Check the path and the rights, or take it out of the settings.";
            return null;
        }
        catch (Exception e) when (IsBroken(e))
        {
            error = Broken(path, e);
            return null;
        }
    }

    internal Dictionary<string, object>? Find(IPAddress address)
    {
        try
        {
            return _reader.Find<Dictionary<string, object>>(address);
        }
        catch (Exception e) when (IsBroken(e))
        {
            _problem ??= Broken(_path, e);   // an event without a place is worth more than no event
            return null;
        }
    }

    public void Dispose() => _reader.Dispose();

    static string Broken(string path, Exception e) =>
        $"{path}(1,1): ISMS1412 the file is not a sound MaxMind database: {e.Message.TrimEnd('.')}. Download it again.";

    /// <summary>The reader does not check its file, so damage shows as almost any exception, a null reference among them.</summary>
    static bool IsBroken(Exception e) => e is not (OperationCanceledException or ObjectDisposedException);
}
