using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class ActionReader
{
    public static TreatmentAction Treatment(Section section)
    {
        var dates = Due(section);
        return new TreatmentAction
        {
            Id = section.Id(EntryKind.Action),
            Action = section.Text("action"),
            Owner = section.Reference("owner", EntryKind.Role),
            OriginalDue = dates.Original,
            Due = dates.Due,
            Completed = section.Date("completed"),
            At = section.At,
        };
    }

    public static CorrectiveAction Corrective(Section section)
    {
        var dates = Due(section);
        var action = new CorrectiveAction
        {
            Id = section.Id(EntryKind.Action),
            Source = section.Text("source"),
            Cause = section.Text("cause", ""),
            Action = section.Text("action"),
            Controls = section.References("controls", EntryKind.Control),
            Owner = section.RequiredReference("owner", EntryKind.Role),
            OriginalDue = dates.Original,
            Due = dates.Due,
            Completed = section.Date("completed"),
            Verified = section.Date("verified"),
            At = section.At,
        };
        Dates.InOrder(section, "verified", action.Completed, action.Verified);
        return action;
    }

    public static ReviewAction Review(Section section)
    {
        var dates = Due(section);
        return new ReviewAction
        {
            Id = section.Id(EntryKind.Action),
            Review = section.RequiredDate("review"),
            Action = section.Text("action"),
            Owner = section.RequiredReference("owner", EntryKind.Role),
            OriginalDue = dates.Original,
            Due = dates.Due,
            Completed = section.Date("completed"),
            At = section.At,
        };
    }

    /// <summary>Without a moved day the original one holds.</summary>
    static (DateOnly? Original, DateOnly? Due) Due(Section section)
    {
        var original = section.Date("original_due");
        return (original, section.Date("due") ?? original);
    }
}
