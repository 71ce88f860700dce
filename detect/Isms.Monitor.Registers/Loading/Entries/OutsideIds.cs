using System.Text.RegularExpressions;
using Isms.Monitor.Registers.Loading.Yaml;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>Ids that are defined outside the registers: only their form is checked here; whether a KPI exists is known where KPIs are.</summary>
static partial class OutsideIds
{
    public static IReadOnlyList<string> Read(Section section, string key)
    {
        foreach (var scalar in section.Scalars(key))
            Check(section, key, scalar, Form(), "Write the id of a KPI, such as VIS-01");
        return section.Texts(key);
    }

    public static string ReadOne(Section section, string key)
    {
        foreach (var scalar in section.Scalars(key).Take(1))
            Check(section, key, scalar, Form(), "Write the id of a KPI, such as VIS-01");
        return section.Text(key);
    }

    public static IReadOnlyList<string> Techniques(Section section, string key)
    {
        foreach (var scalar in section.Scalars(key))
            Check(section, key, scalar, Technique(), "Write the id of an ATT&CK technique, such as T1110 or T1562.001");
        return section.Texts(key);
    }

    static void Check(Section section, string key, YamlScalar id, Regex form, string remedy)
    {
        if (!form.IsMatch(id.Text))
            section.Reading.Problems.Error(id.At, Codes.WrongValue, $"{Problems.Quote(key)} cannot be {Problems.Quote(id.Text)}", remedy);
    }

    [GeneratedRegex(@"^[A-Z]{3}-[0-9]{2,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"^T[0-9]{4}(\.[0-9]{3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Technique();
}
