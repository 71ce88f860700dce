using System.Diagnostics;

namespace Isms.Monitor.EndToEnd.Running;

/// <summary>One command of the built program, run to its end.</summary>
sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program as users do, in a folder of its own.</summary>
    public static async Task<CommandRun> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var tooLong = limit.Token.Register(process.Kill);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return new CommandRun(process.ExitCode, output, await errors);
    }

    /// <summary>It said what is wrong and did not fall over.</summary>
    public CommandRun Ended(params int[] codes)
    {
        Assert.DoesNotContain("Unhandled exception", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Isms.", Errors, StringComparison.Ordinal);
        Assert.True(codes.Contains(ExitCode), $"exit code {ExitCode}: {Errors}");
        return this;
    }
}
