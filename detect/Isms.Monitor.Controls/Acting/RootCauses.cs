namespace Isms.Monitor.Controls.Acting;

/// <summary>The fixed list of root causes, <c>isms/acting/causes.yml</c>: recurrence can only be counted over the same words.</summary>
/// <param name="All">In the order of the file; none when there is no file.</param>
/// <param name="Errors">What could not be read; with one the file is not to be used.</param>
public sealed record RootCauses(IReadOnlyList<RootCause> All, IReadOnlyList<ActingError> Errors)
{
    public static RootCauses None { get; } = new([], []);

    /// <param name="folder">The folder <c>acting</c> beside the registers.</param>
    public static RootCauses Load(string folder)
    {
        var errors = new List<ActingError>();
        var file = new ActingYaml(Path.Combine(folder, "causes.yml"), errors);
        var ids = new HashSet<string>();
        var all = new List<RootCause>();
        foreach (var entry in file.Entries("causes"))
        {
            file.RefuseUnknown(entry, "id", "title");
            all.Add(new RootCause(file.Id(entry, ids), file.Required(entry, "title")));
        }
        return new RootCauses(all, errors);
    }
}

/// <param name="Id">What timelines hold.</param>
/// <param name="Title">What people read.</param>
public sealed record RootCause(string Id, string Title);
