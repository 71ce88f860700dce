using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Isms.Monitor.Controls.Canonical;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class Hash
{
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Hash of the canonical JSON of a record: members in the order of the type, no blanks, figures with nine decimals.</summary>
    public static string Of<T>(T value) => OfBytes(JsonSerializer.SerializeToUtf8Bytes(value, ControlsJson.Canonical));

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
