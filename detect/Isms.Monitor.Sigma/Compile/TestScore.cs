using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>How probable a test is before anything was measured: what a rule waits for should be rare.</summary>
static class TestScore
{
    public static double Of(FieldTest test) => test.Kind switch
    {
        TestKind.Equal when test.Field is "EventID" or "Channel" or "Provider_Name" => 0.3,
        TestKind.Equal => 0.02 + 0.2 / Math.Pow(1.5, Math.Min(20, test.Value.Length)),
        TestKind.EndsWith => 0.03,
        TestKind.StartsWith => 0.05,
        TestKind.Contains => 0.5 / Math.Pow(1.6, Math.Min(20, test.Value.Length)) + (test.Field is null ? 0.01 : 0),
        TestKind.Cidr => 0.1,
        _ => 0.9,
    };
}
