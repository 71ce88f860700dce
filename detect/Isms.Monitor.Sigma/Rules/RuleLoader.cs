namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads rule files. One bad document never takes another one down.</summary>
sealed class RuleLoader
{
    /// <summary>Links are not followed in circles: deeper folders are not rules.</summary>
    const int MaxFolderDepth = 32;

    const string PlaceholderFile = "placeholders.yml";

    readonly List<SigmaDocument> _documents = [];
    readonly List<RuleError> _errors = [];
    readonly List<RuleError> _warnings = [];
    readonly Dictionary<string, IReadOnlyList<string>> _placeholders = new(StringComparer.OrdinalIgnoreCase);

    public RuleSet Load(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) files.AddRange(FilesOf(path));
            else if (File.Exists(path)) files.Add(path);
            else _errors.Add(new RuleError(path, 1, 1, RuleErrorCode.Unreadable, "there is no such file or folder.", "Correct the path."));
        }
        foreach (var file in files.Where(IsPlaceholders))
            if (TextOf(file) is { } text) ReadPlaceholders(file, text);
        foreach (var file in files.Where(file => !IsPlaceholders(file)))
            if (TextOf(file) is { } text) Read(text, file);
        return Resolved();
    }

    public RuleSet Parse(string text, string path)
    {
        Read(text, path);
        return Resolved();
    }

    static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxFolderDepth, IgnoreInaccessible = true })
        .Where(file => file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        .Where(file => !file.EndsWith(".samples.yml", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    static bool IsPlaceholders(string file) => Path.GetFileName(file) == PlaceholderFile;

    /// <summary>The text of a file; null, with an error noted, where it cannot be had.</summary>
    string? TextOf(string file)
    {
        try
        {
            if (new FileInfo(file).Length <= YamlReader.MaxFileBytes) return File.ReadAllText(file);
            _errors.Add(new RuleError(file, 1, 1, RuleErrorCode.TooLarge, $"the file has more than {YamlReader.MaxFileBytes} bytes.", "Split the file."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read says nothing about the others.
            _errors.Add(new RuleError(file, 1, 1, RuleErrorCode.Unreadable, $"the file cannot be read: {error.Message.TrimEnd('.')}.", "Check that it exists and may be read."));
        }
        return null;
    }

    void Read(string text, string path)
    {
        try
        {
            var documents = YamlReader.Read(text).Where(document => document is not YamlScalar { IsNull: true }).Select(AsMap).ToList();
            foreach (var document in DocumentActions.Apply(documents)) ReadDocument(document, path);
        }
        catch (RuleException error)
        {
            _errors.Add(error.ToError(path));
        }
    }

    void ReadDocument(YamlMapping document, string path)
    {
        try
        {
            _documents.Add(RuleReader.Read(new RuleSource(path, document, _placeholders, _warnings)));
        }
        catch (RuleException error)
        {
            _errors.Add(error.ToError(path));
        }
    }

    static YamlMapping AsMap(YamlValue document) => document as YamlMapping
        ?? throw new RuleException(document, RuleErrorCode.NotARule, "this document is no map of keys and values.", "Keep files that are no rules elsewhere.");

    void ReadPlaceholders(string file, string text)
    {
        try
        {
            foreach (var document in YamlReader.Read(text).OfType<YamlMapping>())
                foreach (var (name, _) in document.Entries) _placeholders[name.Text] = RuleKeys.Texts(document, name.Text);
        }
        catch (RuleException error)
        {
            _errors.Add(error.ToError(file));
        }
    }

    RuleSet Resolved()
    {
        var unique = DistinctIds();
        var filters = unique.OfType<FilterRule>().ToList();
        var rules = FilterApplication.Apply([.. unique.OfType<SigmaRule>()], filters, _warnings);
        var correlations = new ReferenceResolver(rules, _errors).Resolve([.. unique.OfType<CorrelationRule>()]);
        return new RuleSet(rules, correlations, filters, _errors, _warnings);
    }

    /// <summary>The first document with an id or name keeps it; a later one is refused.</summary>
    List<SigmaDocument> DistinctIds()
    {
        var owners = new Dictionary<string, SigmaDocument>(StringComparer.OrdinalIgnoreCase);
        var unique = new List<SigmaDocument>();
        foreach (var document in _documents)
        {
            var names = new[] { document.Id, document.Name }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (names.Find(owners.ContainsKey) is { } taken)
            {
                _errors.Add(new RuleError(document.Path, document.Line, 1, RuleErrorCode.DuplicateId,
                    $"the id or name '{taken}' is already that of {owners[taken].Path}({owners[taken].Line}).", "Give the rule an id of its own."));
                continue;
            }
            foreach (var name in names) owners[name] = document;
            unique.Add(document);
        }
        return unique;
    }
}
