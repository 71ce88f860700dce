using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Oscal;

/// <summary>What both documents have in common. Written for OSCAL 1.2.2; empty arrays and texts are left out, because its schema forbids them.</summary>
static class OscalJson
{
    public const string Version = "1.2.2";

    /// <summary>Namespace of our own properties.</summary>
    public const string Namespace = "urn:isms-monitor:oscal";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string root, JsonObject document) => new JsonObject { [root] = document }.ToJsonString(Indented) + "\n";

    public static JsonObject Metadata(string title, string organisation, long atMicros, OscalUuid uuid) => new()
    {
        ["title"] = title,
        ["last-modified"] = Time(atMicros),
        ["version"] = Time(atMicros),
        ["oscal-version"] = Version,
        ["parties"] = new JsonArray(new JsonObject { ["uuid"] = uuid.Of("party"), ["type"] = "organization", ["name"] = Line(organisation, "Organisation") }),
    };

    /// <summary>A time with its zone.</summary>
    public static string Time(long micros) => UnixMicros.ToText(micros);

    /// <summary>A property of ours, or of OSCAL itself; null for an empty value.</summary>
    public static JsonObject? Property(string name, string value, bool isOurs = true)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var property = new JsonObject { ["name"] = name };
        if (isOurs) property["ns"] = Namespace;
        property["value"] = Line(value, value);
        return property;
    }

    /// <summary>Adds an array when there is something in it.</summary>
    public static void Add(this JsonObject to, string key, IEnumerable<JsonNode?> items)
    {
        var array = new JsonArray([.. items.Where(item => item is not null)]);
        if (array.Count > 0) to[key] = array;
    }

    /// <summary>A text on one line without blanks around it, as titles and values must be.</summary>
    public static string Line(string text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>An id as a token: a letter or underscore, then letters, digits, points, dashes and underscores.</summary>
    public static string Token(string id)
    {
        var token = new StringBuilder();
        foreach (var letter in id) token.Append(char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        if (token.Length == 0 || !(char.IsLetter(token[0]) || token[0] == '_')) token.Insert(0, '_');
        return token.ToString();
    }
}
