using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class TrialReader
{
    static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    public static TrialDefinition Trial(Section section)
    {
        var variants = section.Texts("variants");
        var trial = new TrialDefinition
        {
            Id = section.Id(EntryKind.Trial),
            Title = section.Text("title"),
            Test = section.Text("test"),
            Format = section.Text("format", "auto"),
            Asset = section.RequiredReference("asset", EntryKind.Asset),
            Techniques = OutsideIds.Techniques(section, "techniques"),
            Controls = section.References("controls", EntryKind.Control),
            Expected = section.Texts("expected"),
            Limit = section.Span("limit") ?? TimeSpan.FromMinutes(15),
            Lines = section.Number("lines", 1, TrialDefinition.MostLines, otherwise: 1),
            Apart = section.Span("apart") ?? TimeSpan.FromSeconds(1),
            Variants = variants,
            At = section.At,
        };
        Check(section, trial);
        return trial;
    }

    static void Check(Section section, TrialDefinition trial)
    {
        if (trial.Limit < TimeSpan.FromSeconds(1) || trial.Limit > LongestLimit)
            section.Error("limit", Codes.WrongValue, "\"limit\" is shorter than a second or longer than a day", "Write how soon the alert must be there, such as 15m");
        // A trial that lasts longer than its limit would be judged before its last line.
        if (trial.Apart * (trial.Lines - 1) >= trial.Limit)
            section.Error("apart", Codes.WrongValue, "the lines take longer than the limit", "Lower lines or apart, or raise the limit");
        if (trial.Expected.Count == 0) section.Error("expected", Codes.KeyMissing, "the key \"expected\" is missing", "Name the ids of the rules of which one must raise an alert");
        if (trial.Variants.Count == 0) section.Error("variants", Codes.KeyMissing, "the key \"variants\" is missing", "Write at least one line as the device writes it");
        foreach (var scalar in section.Scalars("variants"))
        {
            var names = TrialPlaceholder.In(scalar.Text).ToList();
            if (names.FirstOrDefault(name => !TrialPlaceholder.IsKnown(name)) is { } unknown)
                section.Reading.Problems.Error(scalar.At, Codes.WrongValue, $"there is no placeholder {Problems.Quote(unknown)}", "Write one of: " + string.Join(", ", TrialPlaceholder.All));
            if (!names.Contains(TrialPlaceholder.Tag))
                section.Reading.Problems.Error(scalar.At, Codes.WrongValue, "a variant has no {tag}: what it makes could not be told from an attack", "Put {tag} where the device lets free text stand");
        }
    }
}
