using System.Text;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

/// <summary>Every register file of a folder: read, joined, its references resolved.</summary>
static class RegisterFolder
{
    /// <summary>The registers of a company of 10,000 fit in; what is larger is not a register.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Joins the parts, then resolves their references.</summary>
    public static RegisterSet Join(IReadOnlyList<(RegisterKind Kind, YamlPart Part)> parts, Reading reading)
    {
        var set = new RegisterSet();
        foreach (var kind in RegisterKind.All)
        {
            var count = 0;
            foreach (var (_, part) in parts.Where(part => part.Kind == kind))
            {
                if (kind.Single && count++ > 0)
                    reading.Problems.Error(part.At, Codes.RegisterTwice, $"there is a second {Problems.Quote(kind.Key)}", "Join it with the first");
                else set = kind.Read(set, part, reading);
            }
        }
        reading.References.Resolve();
        return set;
    }

    /// <summary>The registers of all files, in the order of their names.</summary>
    public static IReadOnlyList<(RegisterKind Kind, YamlPart Part)> Parts(string folder, Problems problems)
    {
        var parts = new List<(RegisterKind, YamlPart)>();
        foreach (var file in Files(folder, problems))
        {
            if (Text(file, problems) is not { } text || YamlTree.Read(file, text, problems) is not { } root) continue;
            if (root is not YamlMap map)
            {
                problems.Error(root.At, Codes.WrongKind, $"the file is {root.Kind}", "Begin it with the name of its register and a colon, such as \"assets:\"");
                continue;
            }
            foreach (var (key, part) in map.Pairs)
            {
                if (RegisterKind.All.FirstOrDefault(kind => kind.Key == key) is { } kind) parts.Add((kind, part));
                else problems.Error(map.Keys[key], Codes.RegisterUnknown, $"there is no register {Problems.Quote(key)}",
                    "Write one of: " + string.Join(", ", RegisterKind.All.Select(known => known.Key)));
            }
        }
        return parts;
    }

    static IReadOnlyList<string> Files(string folder, Problems problems)
    {
        if (Directory.Exists(folder))
        {
            var files = Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal).ToList();
            if (files.Count > 0) return files;
        }
        problems.Error(new Location(folder, 1, 1), Codes.FolderUnreadable, "there is no folder with register files (*.yml) here", "Give the folder of the registers");
        return [];
    }

    static string? Text(string file, Problems problems)
    {
        var start = new Location(file, 1, 1);
        try
        {
            if (new FileInfo(file).Length > MostBytes)
                problems.Error(start, Codes.YamlRefused, $"the file is larger than {MostBytes / 1024 / 1024} MiB", "Spread the register over several files");
            else return StrictUtf8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Error(start, Codes.YamlSyntax, "the file is not UTF-8", "Save it as UTF-8");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Error(start, Codes.FolderUnreadable, "the file cannot be read: " + Problems.Sentence(error.Message), "Check that it exists and may be read");
        }
        return null;
    }
}
