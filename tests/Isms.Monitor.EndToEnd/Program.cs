using Isms.Monitor.EndToEnd.Crash;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Isms.Monitor.EndToEnd;

/// <summary>The test runner, or, when a crash test has started the program, the server that is killed.</summary>
static class Program
{
    static async Task<int> Main(string[] args)
    {
        if (CrashChildSettings.FromEnvironment() is { } settings)
        {
            await CrashChild.RunAsync(settings);
            return 0;
        }
        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
