using System.Security.Cryptography;

namespace Isms.Monitor.Store.Seal;

/// <summary>SHA-256 of a file from end to end, as 64 lower-case hexadecimal digits.</summary>
static class FileHash
{
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Of(file);
    }

    public static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
