namespace Isms.Monitor.Registers.Tests;

/// <summary>Every text that a person sees: a folder of wrong registers and, beside them, what the check prints.</summary>
public class GoldenProblemsTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Repository.Data).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_problems_of_a_folder_are_printed_all_at_once_with_place_code_and_remedy(string name)
    {
        var folder = Path.Combine(Repository.Data, name);

        var printed = Organisation.Load(folder, RegisterFiles.Today).Errors
            .Select(error => error.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllLines(Path.Combine(folder, "expected.txt"), printed);
        Assert.Equal(File.ReadAllLines(Path.Combine(folder, "expected.txt")), printed);
    }
}
