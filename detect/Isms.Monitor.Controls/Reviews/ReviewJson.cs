using System.Text.Json;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>The review as JSON for machines: indented, snake_case, times in ISO 8601.</summary>
public static class ReviewJson
{
    public static string Write(Review review) => JsonSerializer.Serialize(review, ControlsJson.Indented) + "\n";

    /// <exception cref="JsonException">It is no review.</exception>
    public static Review Read(string json) =>
        JsonSerializer.Deserialize<Review>(json, ControlsJson.Indented) ?? throw new JsonException("The document is null and no review.");
}
