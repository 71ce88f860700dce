using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Controls.Oscal;

/// <summary>UUIDs of version 5 (RFC 9562, 5.5): the same name in the same organisation is the same UUID in every export.</summary>
/// <param name="organisation">Names of two organisations do not meet.</param>
sealed class OscalUuid(string organisation)
{
    /// <summary>Root of all names of this product; never changed.</summary>
    static readonly Guid Product = new("6f1f3f0a-6a51-4b7e-9d0c-0f6c5a1f2b77");

    readonly Guid _namespace = V5(Product, organisation);

    public string Of(string name) => V5(_namespace, name).ToString();

    internal static Guid V5(Guid space, string name)
    {
        // The algorithm of version 5 is SHA-1 by definition; nothing is secured by it.
#pragma warning disable CA5350
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)(hash[6] & 0x0f | 0x50);
        hash[8] = (byte)(hash[8] & 0x3f | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
