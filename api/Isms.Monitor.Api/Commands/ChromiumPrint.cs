using System.ComponentModel;
using System.Diagnostics;

namespace Isms.Monitor.Api.Commands;

/// <summary>Prints an HTML file of ours with the chromium of the machine.</summary>
static class ChromiumPrint
{
    /// <summary>What it may be called.</summary>
    public static readonly IReadOnlyList<string> Names = ["chromium", "chromium-browser", "google-chrome"];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>False when there is no chromium or it failed; the HTML is the record, the PDF only its print.</returns>
    public static async Task<bool> ToPdfAsync(string html, string pdf, CancellationToken abort)
    {
        foreach (var name in Names)
            if (await TryAsync(name, html, pdf, abort)) return true;
        return false;
    }

    static async Task<bool> TryAsync(string name, string html, string pdf, CancellationToken abort)
    {
        var profile = Directory.CreateTempSubdirectory("isms-print-");
        var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The page is ours and has neither script nor address outside; as root the sandbox cannot start.
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={profile.FullName}",
                $"--print-to-pdf={Path.GetFullPath(pdf)}",
            new Uri(Path.GetFullPath(html)).AbsoluteUri,
        }) start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start);
            if (process is null) return false;
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token),
                    process.WaitForExitAsync(limit.Token));
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            return process.ExitCode == 0 && File.Exists(pdf);
        }
        // Not installed, or it hangs: the caller says that there is no PDF.
        catch (Exception e) when (e is Win32Exception || (e is OperationCanceledException && !abort.IsCancellationRequested))
        {
            return false;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
