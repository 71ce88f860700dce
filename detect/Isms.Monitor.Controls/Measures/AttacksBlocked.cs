using System.Globalization;
using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Controls.Measures;

/// <summary>PRV-05. An upper bound: what neither sensor nor firewall saw is not in it. What no firewall logged is in neither side.</summary>
sealed class AttacksBlocked : IMeasure
{
    public string Kpi => "PRV-05";

    public string Query =>
        "attacks of high severity (direction, origin, target, signature, UTC day) seen by intrusion detection across the boundary whose connections were denied by a "
            + "firewall within 60 s or by the sensor, and none let through / those whose connections a firewall or the sensor decided";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var attacks = await context.Evidence.BoundaryAttacksAsync(context.From, context.To, abort);
        var known = attacks.Where(attack => attack.Fate != AttackFate.Unknown).ToList();
        if (attacks.Count > 0 && known.Count == 0) return Figure.Unknown(string.Create(CultureInfo.InvariantCulture,
            $"of {attacks.Count} attacks no firewall logged the connection"));
        return new Figure
        {
            Numerator = known.Count(Blocked),
            Denominator = known.Count,
            N = known.Count,
            Exceptions = [.. known.Where(attack => !Blocked(attack)).OrderBy(attack => attack.FirstMicros).ThenBy(attack => attack.Target, StringComparer.Ordinal)
                .ThenBy(attack => attack.Signature, StringComparer.Ordinal).Select(attack => new SampleException(attack.Target,
                    $"{attack.Signature} from {attack.Source} was let through on {Events.UnixMicros.DayOf(attack.FirstMicros):yyyy-MM-dd}"))],
            Details = [Split("inbound", known, inbound: true), Split("outbound", known, inbound: false),
                new Detail("not joined to a firewall", string.Create(CultureInfo.InvariantCulture, $"{attacks.Count - known.Count} of {attacks.Count}"))],
        };
    }

    static bool Blocked(BoundaryAttack attack) => attack.Fate == AttackFate.Blocked;

    static Detail Split(string name, List<BoundaryAttack> known, bool inbound) => new(name, string.Create(CultureInfo.InvariantCulture,
        $"{known.Count(attack => attack.Inbound == inbound && Blocked(attack))} of {known.Count(attack => attack.Inbound == inbound)}"));
}
