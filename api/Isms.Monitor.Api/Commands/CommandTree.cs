using System.CommandLine;

namespace Isms.Monitor.Api.Commands;

/// <summary>Finds every <see cref="ICliCommand"/> of the program and hangs it where its path says.</summary>
static class CommandTree
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Isms.Monitor turns firewall, IDS and antivirus logs into incidents and measured control effectiveness.");
        var byPath = new Dictionary<string, Command> { [""] = root };
        foreach (var cli in Commands().OrderBy(c => c.Path.Count(letter => letter == ' ')).ThenBy(c => c.Path, StringComparer.Ordinal))
        {
            var command = cli.Build();
            if (cli.Path.Length == 0)
            {
                // Without a command the root itself acts: it takes what the command brings.
                foreach (var option in command.Options) root.Options.Add(option);
                root.Action = command.Action;
                continue;
            }
            var cut = cli.Path.LastIndexOf(' ');
            Parent(byPath, cut < 0 ? "" : cli.Path[..cut]).Subcommands.Add(command);
            byPath[cli.Path] = command;
        }
        return root;
    }

    static IEnumerable<ICliCommand> Commands() =>
        typeof(CommandTree).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ICliCommand).IsAssignableFrom(type))
            .Select(type => (ICliCommand)Activator.CreateInstance(type)!);

    /// <summary>A group such as <c>rules</c> has no file of its own: it is made by its first member.</summary>
    static Command Parent(Dictionary<string, Command> byPath, string path)
    {
        if (byPath.TryGetValue(path, out var known)) return known;
        var cut = path.LastIndexOf(' ');
        var group = new Command(path[(cut + 1)..]);
        Parent(byPath, cut < 0 ? "" : path[..cut]).Subcommands.Add(group);
        return byPath[path] = group;
    }
}
