using System.CommandLine;
using Isms.Monitor.Api.Commands;

var line = CommandTree.Root().Parse(args);
if (line.Errors.Count == 0)
{
    // The library's two seconds between the signal and the end are too few to store what was taken on a busy machine.
    return await line.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
}

// The library would answer 1 and print the whole help; 1 means "the input has errors" here, and the help hides the error.
foreach (var error in line.Errors) Console.Error.WriteLine($"isms-monitor: {error.Message}");
Console.Error.WriteLine("Try 'isms-monitor --help', or '--help' after the command.");
return 2;
