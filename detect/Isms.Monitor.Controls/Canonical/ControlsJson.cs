using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isms.Monitor.Controls.Canonical;

/// <summary>How samples, states and reviews are written: snake_case, names of states as words, one spelling for one content.</summary>
public static class ControlsJson
{
    /// <summary>One line; what is hashed and stored.</summary>
    public static JsonSerializerOptions Canonical { get; } = Make(indented: false);

    /// <summary>For people and golden files.</summary>
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new RoundedNumber());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Nine decimals: the last bits of a quantile may differ between machines, a hash may not.</summary>
    sealed class RoundedNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? double.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            // JSON has no infinity; an unbounded rate is written as a word.
            if (double.IsFinite(value)) writer.WriteNumberValue(Math.Round(value, 9) + 0.0);
            else writer.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
