using System.CommandLine;

namespace Isms.Monitor.Api.Commands;

/// <summary>What the program does without a command: <c>run</c>, with its options.</summary>
sealed class DefaultCommand : ICliCommand
{
    public string Path => "";

    public Command Build() => new RunCommand().Build();
}
