using System.CommandLine;

namespace Isms.Monitor.Api.Commands;

/// <summary>One command of the command line, in one file. A new command is a new class: nothing else has to be edited.</summary>
interface ICliCommand
{
    /// <summary>The words that call it, separated by blanks: <c>rules eval</c>; empty for the program without a command.</summary>
    string Path { get; }

    /// <summary>The command with its options, arguments and action. Its name is the last word of <see cref="Path"/>.</summary>
    Command Build();
}
