using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class ControlReader
{
    public static Control Control(Section section) => new()
    {
        Id = Id(section),
        Title = section.Text("title"),
        Theme = section.Word<ControlTheme>("theme"),
        Applicable = section.Flag("applicable", otherwise: true),
        Reason = section.Text("reason", ""),
        Owner = section.Reference("owner", EntryKind.Role),
        Status = section.Word<ImplementationStatus>("status", ImplementationStatus.Planned),
        Measurability = section.Word<Measurability>("measured_by", Measurability.Manual),
        Kpis = [.. Kpis(section, "key_kpis", KpiWeight.Key), .. Kpis(section, "supporting_kpis", KpiWeight.Supporting)],
        MissingFeed = section.Text("missing_feed", ""),
        Design = section.One("design", Design),
        At = section.At,
    };

    static string Id(Section section)
    {
        var id = section.Id(EntryKind.Control);
        if (id.Length > 0 && !AnnexA.Has(id))
            section.Error("id", Codes.WrongValue, $"{Problems.Quote(id)} is no control of Annex A in the edition of 2022", "Write A.5.1 to A.5.37, A.6.1 to A.6.8, A.7.1 to A.7.14 or A.8.1 to A.8.34");
        return id;
    }

    static IEnumerable<ControlKpi> Kpis(Section section, string key, KpiWeight weight) =>
        OutsideIds.Read(section, key).Select(kpi => new ControlKpi(kpi, weight));

    static DesignAssessment Design(Section section)
    {
        var assessment = new DesignAssessment(section.RequiredReference("by", EntryKind.Person), section.RequiredDate("date"), section.RequiredDate("expires"));
        Dates.InOrder(section, "expires", assessment.Date, assessment.Expires);
        return assessment;
    }
}
