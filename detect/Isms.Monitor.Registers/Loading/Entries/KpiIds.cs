using System.Text.RegularExpressions;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>Ids that are defined outside the registers: only their form is checked here; whether a KPI exists is known where KPIs are.</summary>
static partial class KpiIds
{
    public static IReadOnlyList<string> Read(Section section, string key)
    {
        foreach (var scalar in section.Scalars(key))
            Check(section, key, scalar.Text, Form(), "Write the id of a KPI, such as VIS-01");
        return section.Texts(key);
    }

    public static string ReadOne(Section section, string key)
    {
        var id = section.Text(key);
        if (id.Length > 0) Check(section, key, id, Form(), "Write the id of a KPI, such as VIS-01");
        return id;
    }

    public static IReadOnlyList<string> Techniques(Section section, string key)
    {
        foreach (var scalar in section.Scalars(key))
            Check(section, key, scalar.Text, Technique(), "Write the id of an ATT&CK technique, such as T1110 or T1562.001");
        return section.Texts(key);
    }

    static void Check(Section section, string key, string id, Regex form, string remedy)
    {
        if (!form.IsMatch(id)) section.Error(key, Codes.WrongValue, $"{Problems.Quote(key)} cannot be {Problems.Quote(id)}", remedy);
    }

    [GeneratedRegex(@"^[A-Z]{3}-[0-9]{2,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"^T[0-9]{4}(\.[0-9]{3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Technique();
}
