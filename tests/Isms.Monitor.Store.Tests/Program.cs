using Isms.Monitor.Store.Tests.Crash;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Isms.Monitor.Store.Tests;

/// <summary>The test runner, or, when a crash test has started the program, the process that is killed.</summary>
static class Program
{
    static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable("ISMS_STORE_CHILD") is { Length: > 0 } folder)
        {
            await CrashChild.RunAsync(folder);
            return 0;
        }
        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
