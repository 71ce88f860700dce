using System.Diagnostics;

namespace Isms.Monitor.EndToEnd.BadInput;

/// <summary>A file system of a few megabytes, mounted in memory.</summary>
sealed class SmallDisk : IDisposable
{
    readonly TempFolder _folder = new();

    SmallDisk(int megabytes) => Missing = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.Path) is { Length: > 0 } problem
        ? $"No small disk: mounting one needs root and the right to mount ({problem})." : null;

    string? Missing { get; }

    public string Path => _folder.Path;

    /// <summary>Mounts one, or skips the test where that is not allowed.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk(megabytes);
        if (disk.Missing is { } reason)
        {
            disk._folder.Dispose();
            Assert.Skip(reason);
        }
        return disk;
    }

    /// <summary>Somebody makes room.</summary>
    public void Grow(int megabytes) => Assert.Equal("", Run("mount", "-o", $"remount,size={megabytes}m", _folder.Path));

    public void Fill()
    {
        using var file = File.Create(System.IO.Path.Combine(_folder.Path, "filler"));
        var block = new byte[64 << 10];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full: that is what it is for.
        }
    }

    public void Dispose()
    {
        Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    /// <returns>What went wrong; empty when nothing did.</returns>
    static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : errors.Trim() is { Length: > 0 } text ? text : $"exit code {process.ExitCode}";
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
