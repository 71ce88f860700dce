using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Who ran what, out of PowerShell's block of lines: <c>User = EXAMPLE\jo</c> (4103) or <c>UserId=EXAMPLE\jo</c> (400, 600, 800).</summary>
static class PowerShellContext
{
    const int MostLines = 64;

    static readonly FieldId[] Blocks =
        [WindowsFields.Data("ContextInfo"), WindowsFields.Data("param2"), WindowsFields.Data("param3"), WindowsFields.Data("Data")];

    public static void Write(EcsEvent into)
    {
        foreach (var block in Blocks)
            if (into.TryGet(block, out var text)) Lines(into, text);
    }

    static void Lines(EcsEvent into, ReadOnlySpan<byte> text)
    {
        for (var line = 0; line < MostLines && text.Length > 0; line++)
        {
            var end = text.IndexOf((byte)'\n');
            Line(into, (end < 0 ? text : text[..end]).Trim(" \t\r"u8));
            text = end < 0 ? default : text[(end + 1)..];
        }
    }

    static void Line(EcsEvent into, ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        if (equals <= 0) return;
        var name = line[..equals].TrimEnd(" "u8);
        var value = line[(equals + 1)..].TrimStart(" "u8);
        if (value.Length == 0) return;
        if (name.SequenceEqual("User"u8) || name.SequenceEqual("UserId"u8)) WindowsValues.Write(into, WindowsValue.Account, Ecs.UserName, value);
        else if (name.SequenceEqual("Host Application"u8) || name.SequenceEqual("HostApplication"u8)) into.Set(Ecs.ProcessCommandLine, value);
        else if (name.SequenceEqual("Script Name"u8) || name.SequenceEqual("ScriptName"u8)) WindowsValues.File(into, value);
    }
}
