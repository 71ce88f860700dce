namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>Whom an alert is about when its rule does not say: the source address, so that one scanner is one alert however many hosts it
/// touches; without one the host with its user.</summary>
static class DefaultGroup
{
    static readonly string[] BySource = ["source.ip"];
    static readonly string[] ByHostAndUser = ["host.name", "user.name"];
    static readonly string[] ByHost = ["host.name"];
    static readonly string[] ByUser = ["user.name"];

    public static string[] Of(RuleMatch match)
    {
        if (match.Fields.TryGetValue("source.ip", out var source) && source.Length > 0 && !IsNobody(source[0])) return BySource;
        var (host, user) = (Has(match, "host.name"), Has(match, "user.name"));
        return host && user ? ByHostAndUser : host ? ByHost : user ? ByUser : [];
    }

    /// <summary>What Windows and others write where there is no remote address.</summary>
    static bool IsNobody(string address) => address is "" or "-" or "::1" or "127.0.0.1" or "0.0.0.0" or "::";

    static bool Has(RuleMatch match, string field) => match.Fields.TryGetValue(field, out var values) && values.Length > 0 && values[0] is not ("" or "-");
}
