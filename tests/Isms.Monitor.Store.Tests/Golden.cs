using System.Text;

namespace Isms.Monitor.Store.Tests;

/// <summary>Files with pairs of lines, input and expected output, and blank lines between; UPDATE_GOLDEN=1 rewrites them.</summary>
static class Golden
{
    public static void Check(string name, Func<string, string> actual)
    {
        var path = Repository.Data(name);
        var inputs = File.ReadAllText(path).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('\n')[0]).ToList();
        Assert.NotEmpty(inputs);
        var text = new StringBuilder();
        foreach (var input in inputs) text.Append(input).Append('\n').Append(actual(input)).Append("\n\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, text.ToString());
        Assert.Equal(File.ReadAllText(path), text.ToString());
    }
}
