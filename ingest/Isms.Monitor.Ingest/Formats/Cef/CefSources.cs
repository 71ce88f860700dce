using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cef;

/// <summary>Log sources of devices, remembered by vendor and product: product = the vendor, service = the product, both in lower case;
/// the category follows from words in the product's name.</summary>
sealed class CefSources
{
    static readonly (string Word, string Category)[] Categories =
    [
        ("firewall", "firewall"), ("fortigate", "firewall"), ("asa", "firewall"), ("pan-os", "firewall"), ("utm", "firewall"),
        ("proxy", "proxy"), ("web gateway", "proxy"), ("websense", "proxy"), ("antivirus", "antivirus"), ("anti-virus", "antivirus"),
        ("endpoint", "antivirus"), ("malware", "antivirus"), ("deep security", "antivirus"), ("intrusion", "ids"), ("ips", "ids"), ("ids", "ids"), ("snort", "ids"),
    ];

    readonly KeyTable<KeyTable<LogSourceId>> _byVendor = new(64);
    int _count;

    public LogSourceId Find(ReadOnlySpan<byte> vendor, ReadOnlySpan<byte> product)
    {
        if (_byVendor.TryGet(vendor, out var products) && products.TryGet(product, out var known)) return known;
        var made = Make(vendor, product);
        if (++_count > 64 || vendor.Length > 128 || product.Length > 128) return made;
        if (products is null) _byVendor.Set(vendor, products = new KeyTable<LogSourceId>(64));
        products.Set(product, made);
        return made;
    }

    static LogSourceId Make(ReadOnlySpan<byte> vendor, ReadOnlySpan<byte> product)
    {
        var service = Lower(product);
        var words = service.Split(' ', '-', '_');
        var category = Categories.FirstOrDefault(pair => pair.Word.Length > 4 ? service.Contains(pair.Word, StringComparison.Ordinal) : words.Contains(pair.Word)).Category;
        return LogSourceId.Get(Lower(vendor), category ?? "", service);
    }

    static string Lower(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 64)]).ToLowerInvariant();
}
