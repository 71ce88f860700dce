using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Oscal;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Controls.Tests.Oscal;

/// <summary>The rules of OSCAL 1.2 that a document of ours can break, written down by hand from its reference.</summary>
public partial class OscalTests
{
    static readonly string[] Methods = ["EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"];

    [Fact]
    public void A_name_has_the_UUID_of_version_5_that_the_standard_gives_it() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), OscalUuid.V5(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public async Task A_healthy_organisation_keeps_the_rules()
    {
        Check(await ResultsAsync(Company.Evidence()));
        Check(JsonDocument.Parse(ComponentDefinition.Write(Shipped, Company.Now)).RootElement);
    }

    [Fact]
    public async Task The_same_measurement_gives_the_same_document() =>
        Assert.Equal((await ResultsAsync(Company.Evidence())).GetRawText(), (await ResultsAsync(Company.Evidence())).GetRawText());

    [Fact]
    public async Task What_was_measured_has_a_finding_and_what_was_not_an_observation_only()
    {
        var measurement = await Company.MeasureAsync(Company.Evidence());
        var result = Result(JsonDocument.Parse(AssessmentResults.Write(measurement, Company.Registers)).RootElement);
        var findings = result.GetProperty("findings").EnumerateArray().ToDictionary(one => one.GetProperty("target").GetProperty("target-id").GetString()!);

        foreach (var control in measurement.Controls)
        {
            var expected = control.State.Counted() switch { Counted.Effective => "satisfied", Counted.NotEffective => "not-satisfied", _ => null };
            if (control.State == State.NotApplicable) expected = null;
            Assert.Equal(expected, findings.TryGetValue(control.Control, out var finding) ? finding.GetProperty("target").GetProperty("status").GetProperty("state").GetString() : null);
        }
        Assert.Contains("satisfied", findings.Values.Select(one => one.GetProperty("target").GetProperty("status").GetProperty("state").GetString()));
        Assert.Contains(result.GetProperty("observations").EnumerateArray(), one => one.GetProperty("title").GetString() == "A.7.4 has no finding");
    }

    [Fact]
    public async Task An_empty_store_has_no_finding_at_all()
    {
        var document = await ResultsAsync(new InMemoryEvidence());

        Check(document);
        Assert.False(Result(document).TryGetProperty("findings", out _));
        Assert.All(Result(document).GetProperty("observations").EnumerateArray(), one => Assert.Equal("UNKNOWN", one.GetProperty("methods")[0].GetString()));
    }

    [Fact]
    public void An_excluded_control_is_a_requirement_that_does_not_apply_with_the_reason()
    {
        var requirement = JsonDocument.Parse(ComponentDefinition.Write(Company.Registers, Company.Now)).RootElement.GetProperty("component-definition").GetProperty("components")[0]
            .GetProperty("control-implementations")[0].GetProperty("implemented-requirements").EnumerateArray().Single(one => one.GetProperty("control-id").GetString() == "A.8.30");

        Assert.Equal("We develop nothing outside", requirement.GetProperty("description").GetString());
        Assert.Contains(requirement.GetProperty("props").EnumerateArray(), one => one.GetProperty("name").GetString() == "implementation-status" && one.GetProperty("value").GetString() == "not-applicable");
    }

    [Fact]
    public void Registers_without_anything_give_a_document_that_keeps_the_rules() =>
        Check(JsonDocument.Parse(ComponentDefinition.Write(new RegisterSet(), Company.Now)).RootElement);

    [Property]
    public bool Any_id_becomes_a_token(string? id) => Token().IsMatch(OscalJson.Token(id ?? ""));

    static RegisterSet Shipped => Organisation.Load(Path.Combine(Repository.Root, "detect", "isms"), new DateOnly(2026, 11, 24)).Organisation.Registers;

    static async Task<JsonElement> ResultsAsync(InMemoryEvidence evidence) =>
        JsonDocument.Parse(AssessmentResults.Write(await Company.MeasureAsync(evidence), Company.Registers)).RootElement;

    static JsonElement Result(JsonElement document) => document.GetProperty("assessment-results").GetProperty("results")[0];

    /// <summary>Metadata, required members, and every value by the name of its member.</summary>
    static void Check(JsonElement document)
    {
        var root = Assert.Single(document.EnumerateObject());
        Has(root.Value, root.Name == "assessment-results" ? ["uuid", "metadata", "import-ap", "results"] : ["uuid", "metadata"]);
        Has(root.Value.GetProperty("metadata"), ["title", "last-modified", "version", "oscal-version"]);
        var uuids = new HashSet<string>();
        Walk(root.Name, root.Value, uuids);
    }

    static void Walk(string name, JsonElement value, HashSet<string> uuids)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                Assert.True(value.GetArrayLength() > 0, $"{name} is an empty array");
                foreach (var item in value.EnumerateArray()) Walk(name, item, uuids);
                break;
            case JsonValueKind.Object:
                Members(name, value);
                if (value.TryGetProperty("uuid", out var own)) Assert.True(uuids.Add(own.GetString()!), $"{name}: {own} is here twice");
                foreach (var member in value.EnumerateObject()) Walk(member.Name, member.Value, uuids);
                break;
            default:
                Text(name, value.GetString()!);
                break;
        }
    }

    static void Members(string name, JsonElement value) => Has(value, name switch
    {
        "results" => ["uuid", "title", "description", "start", "reviewed-controls"],
        "observations" => ["uuid", "description", "methods", "collected"],
        "findings" => ["uuid", "title", "description", "target"],
        "target" => ["type", "target-id", "status"],
        "status" => ["state"],
        "reviewed-controls" => ["control-selections"],
        "related-observations" => ["observation-uuid"],
        "components" => ["uuid", "type", "title", "description"],
        "control-implementations" => ["uuid", "source", "description", "implemented-requirements"],
        "implemented-requirements" => ["uuid", "control-id", "description"],
        "props" => ["name", "value"],
        "parties" => ["uuid", "type"],
        "roles" => ["id", "title"],
        "responsible-roles" => ["role-id"],
        "import-ap" => ["href"],
        _ => [],
    });

    static void Text(string name, string text)
    {
        Assert.True(OneLine().IsMatch(text), $"{name} is '{text}'");
        var right = name switch
        {
            "uuid" or "observation-uuid" => Uuid().IsMatch(text),
            "name" or "control-id" or "role-id" or "target-id" or "id" => name == "name" && text.Contains(' ') || Token().IsMatch(text),
            "last-modified" or "start" or "end" or "collected" => Time().IsMatch(text),
            "methods" => Methods.Contains(text),
            "state" => text is "satisfied" or "not-satisfied",
            "reason" => text is "pass" or "fail" or "other",
            "oscal-version" => text.StartsWith("1.2.", StringComparison.Ordinal),
            _ => true,
        };
        Assert.True(right, $"{name} cannot be '{text}'");
    }

    static void Has(JsonElement value, string[] members) => Assert.All(members, member => Assert.True(value.TryGetProperty(member, out _), $"{member} is missing in {value.GetRawText()}"));

    [GeneratedRegex(@"^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^\S(.*\S)?\z")]
    private static partial Regex OneLine();
}
