namespace Isms.Monitor.Store;

/// <summary>The store cannot do what was asked. The message says what is wrong and what to do.</summary>
public sealed class StoreException : IOException
{
    StoreException(int code, string place, string problem, string remedy, Exception? inner = null)
        : base($"{place}: ISMS{code} {problem} {remedy}", inner) => Code = code;

    StoreException(string broken) : base(broken) => Code = 4015;

    /// <summary>4010 and above; see the README of the folder.</summary>
    public int Code { get; }

    internal static StoreException InUse(string folder, string? owner) => new(4010, folder,
        $"the data folder is in use by a running server{(owner is null ? "" : $" (process {owner})")}.",
        "Ask the server (its API or console), or stop it and run the command again.");

    internal static StoreException NotWritten(string folder, Exception inner) => new(4011, folder,
        $"the events could not be written: {inner.Message}.",
        "Nothing is lost: they were not acknowledged. Free disk space or shorten the retention, then start again.", inner);

    internal static StoreException OtherVersion(string path, long found, long known) => new(4012, path,
        $"the file has version {found}; this program reads version {known}.",
        "Use the program that wrote it, or restore a backup.");

    internal static StoreException TooSlow(TimeSpan limit) => new(4013, "query",
        $"no answer within {limit.TotalSeconds:0.#} s.", "Ask for less time, or for a field with a column of its own such as source.ip.");

    internal static StoreException NoData(string folder) => new(4014, folder,
        "there is no event store here.", "Name the data folder of a server with --data, or start one with isms-monitor run.");

    internal static StoreException Refused(string folder, Exception inner) => inner.Message.StartsWith("Out of Memory", StringComparison.Ordinal)
        ? new(4018, folder, "the question needs more memory than the store may use.", "Ask for a shorter time, or give the store more: storeMemoryMebibytes in isms-monitor.yml.", inner)
        : new(4017, folder,
        $"DuckDB refuses the question: {inner.Message.Split('\n')[0]}.", "A day file may be of another version of the program; else please report the query.", inner);

    internal static StoreException Unreadable(string path, string problem) => new(4015, path, problem,
        "Run isms-monitor store verify to see what is intact, and restore the file from a backup.");

    internal static StoreException TargetThere(string path) => new(4030, path,
        "there is something here already, and nothing is written over it.", "Name a place that is not there yet; a restore also takes an empty folder.");

    internal static StoreException TargetUnfinished(string path) => new(4031, path,
        "this is the rest of a backup or restore that was interrupted.", "Make sure that none is running, remove it, and run the command again.");

    internal static StoreException TargetInside(string path) => new(4032, path,
        "a backup cannot lie in the folder that it copies.", "Name a place outside the data folder, best on another disk.");

    internal static StoreException NoBackup(string path, string problem) => new(4033, path,
        $"this is no whole backup: {problem}", "Name what isms-monitor backup wrote; what ends with .partial was interrupted.");

    internal static StoreException BackupChanged(string path, string problem) => new(4034, path,
        $"the backup is not as it was written: {problem}", "Nothing was restored. Use another copy of it, or an older backup.");

    internal static StoreException ServerRuns(string folder, string? owner) => new(4035, folder,
        $"a running server{(owner is null ? "" : $" (process {owner})")} has the data folder, and what is being written cannot be copied.",
        "Stop it, make the backup, and start it again: files and Kafka are read on from where they were, other senders wait or repeat.");

    internal static StoreException ElasticOption(string option, string problem, string remedy) => new(4024, option, $"it {problem}.", remedy);

    internal static StoreException ElasticAway(string nodes, string reason) => new(4040, nodes,
        $"Elasticsearch does not answer: {reason}.", "Nothing is lost: what was not stored was not acknowledged. See that it runs and can be reached; the program goes on by itself.");

    internal static StoreException ElasticDenied(string nodes, string reason) => new(4041, nodes,
        $"Elasticsearch refuses this user or key: {reason}.",
        "Nothing is lost: what was not stored was not acknowledged. Give it the rights on isms-* that the README of the store lists, or correct user, password or key.");

    internal static StoreException ElasticAnswered(string problem) => new(4042, "elasticsearch",
        $"the answer is {problem}.", "Is this the address of Elasticsearch, and not of a proxy or of Kibana? If so, please report it.");

    internal static StoreException NotElastic(string what) => new(4043, "elasticsearch",
        $"the server {what}.", "The store is tried with Elasticsearch 8.17 and later only; OpenSearch has another type for vendor fields. Use Elasticsearch, or the standalone store.");

    internal static StoreException ElasticTemplate(string name, string problem, string remedy) => new(4044, $"elasticsearch, index template {name}", $"it {problem}.", remedy);

    /// <param name="problem">Place, code, problem and remedy, as the check said it.</param>
    internal static StoreException BrokenChain(string problem) => new(problem);
}
