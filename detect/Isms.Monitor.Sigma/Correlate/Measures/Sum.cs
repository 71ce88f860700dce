using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>Sum or average of a number. Exact for whole numbers up to 2^53; an empty window starts at 0 again, so that rounding does not pile up.</summary>
sealed class Sum(bool isAverage) : Measure
{
    public override ValueUse Use => ValueUse.Number;

    public override void Added(Window window, EntrySlab slab, int index) => window.Sum += BitConverter.UInt64BitsToDouble(slab[index].Value);

    public override void Removing(Window window, EntrySlab slab, int index) =>
        window.Sum = window.Entries == 1 ? 0 : window.Sum - BitConverter.UInt64BitsToDouble(slab[index].Value);

    public override double Value(Window window, EntrySlab slab, long horizon) => isAverage ? window.Sum / window.Total : window.Sum;

    protected override ulong Merged(in Entry older, in Entry newer) =>
        BitConverter.DoubleToUInt64Bits(BitConverter.UInt64BitsToDouble(older.Value) + BitConverter.UInt64BitsToDouble(newer.Value));
}
