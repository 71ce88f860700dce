using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class RiskReader
{
    public static RiskCriteria Criteria(Section section)
    {
        var proposed = new RiskCriteria();
        return new RiskCriteria
        {
            Currency = section.Text("currency", proposed.Currency),
            AcceptableScore = section.Number("acceptable_score", 1, 25, proposed.AcceptableScore),
            Likelihood = section.Has("likelihood") ? section.Each("likelihood", Band) : proposed.Likelihood,
            Impact = section.Has("impact") ? section.Each("impact", Band) : proposed.Impact,
            At = section.At,
        };
    }

    public static Risk Risk(Section section) => new()
    {
        Id = section.Id(EntryKind.Risk),
        Title = section.Text("title"),
        Scenario = section.Text("scenario", ""),
        Owner = section.RequiredReference("owner", EntryKind.Role),
        Assets = section.References("assets", EntryKind.Asset),
        Techniques = OutsideIds.Techniques(section, "techniques"),
        Controls = section.References("controls", EntryKind.Control),
        Likelihood = section.Number("likelihood", 1, 5),
        Impact = section.Number("impact", 1, 5),
        Loss = section.One("loss", Loss),
        Assessed = section.Date("assessed"),
        Treatment = section.One("treatment", Treatment),
        Acceptance = section.One("acceptance", Acceptance),
        At = section.At,
    };

    static Band Band(Section section) =>
        new(section.Number("number", 1, 5), section.Text("name"), section.Real("from") ?? 0, section.Real("to") ?? double.PositiveInfinity);

    static LossRange Loss(Section section)
    {
        var low = section.Real("low") ?? 0;
        var high = section.Real("high") ?? low;
        if (low < 0 || high < low || high > 1e15)
            section.Error("high", Codes.WrongValue, "the loss range runs backwards or is no amount of money", "Write low and high as positive amounts, low first");
        return high > 1e15 || low < 0 ? new(0, 0) : new((decimal)low, (decimal)high);
    }

    static Treatment Treatment(Section section) => new()
    {
        Option = section.Word<TreatmentOption>("option"),
        Plan = section.Text("plan", ""),
        Cost = Cost(section),
        Actions = section.Each("actions", ActionReader.Treatment),
        ResidualLikelihood = section.Number("residual_likelihood", 1, 5),
        ResidualImpact = section.Number("residual_impact", 1, 5),
    };

    static decimal? Cost(Section section)
    {
        if (section.Real("cost") is not { } cost) return null;
        if (cost is >= 0 and <= 1e15) return (decimal)cost;
        section.Error("cost", Codes.WrongValue, "the cost is no amount of money", "Write a positive amount without a currency");
        return null;
    }

    static Acceptance Acceptance(Section section)
    {
        var acceptance = new Acceptance(section.RequiredReference("by", EntryKind.Person), section.RequiredDate("date"), section.RequiredDate("expires"));
        Dates.InOrder(section, "expires", acceptance.Date, acceptance.Expires);
        return acceptance;
    }
}
