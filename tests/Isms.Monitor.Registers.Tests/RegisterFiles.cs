namespace Isms.Monitor.Registers.Tests;

/// <summary>A folder of register files for one test.</summary>
sealed class RegisterFiles : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    readonly string folder = Directory.CreateTempSubdirectory("registers-").FullName;

    public RegisterFiles With(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return this;
    }

    public RegisterFiles With(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return this;
    }

    public (Organisation Organisation, IReadOnlyList<RegisterError> Errors) Load() => Organisation.Load(folder, Today);

    /// <summary>One file, its problems as they are printed, without the folder.</summary>
    public static IReadOnlyList<string> Problems(string text)
    {
        using var files = new RegisterFiles().With("a.yml", text);
        return [.. files.Load().Errors.Select(files.Printed)];
    }

    public string Printed(RegisterError error) => error.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
