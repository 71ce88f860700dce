using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Marks the events of waiting trials, and takes the label from all others: what a log says of itself exempts nothing. The last enrichment.</summary>
sealed class TrialMark(TrialLedger ledger, ForeignTags foreign)
{
    static readonly FieldId Label = FieldTable.Get(Match.TrialField);

    public void Enrich(EcsEvent into)
    {
        var isLabelled = into.Has(Label);
        if (isLabelled) into.Remove(Label);
        if (!TrialTag.TryFind(into.Original, out var id))
        {
            if (isLabelled) foreign.Add(0, into);
            return;
        }
        if (!ledger.Pending.Holds(id, into.Original, into.ReceivedMicros))
        {
            foreign.Add(id, into);
            return;
        }
        into.Trial = id;
        into.SetText(Label, TrialTag.Text(id));
    }
}
