namespace Isms.Monitor.Store;

/// <summary>Named places at which a crash would hurt most. The program passes nothing; tests pass a hook that ends the process there.</summary>
/// <param name="reached">Called with the name of the place; a name may carry a step: <c>while-sealing:manifest</c>.</param>
public sealed class CrashPoints(Action<string>? reached = null)
{
    public const string AfterParse = "after-parse";
    public const string BeforeCommit = "before-commit";

    /// <summary>Between the transactions of two days, when a commit spans midnight.</summary>
    public const string BetweenDays = "between-days";
    public const string AfterCommit = "after-commit";
    public const string BeforeAcknowledge = "before-ack";
    public const string WhileSealing = "while-sealing";
    public const string WhileSnapshot = "while-snapshot";
    public const string WhileBackup = "while-backup";

    /// <summary>A message has left and its delivery is not on record yet.</summary>
    public const string AfterDelivery = "after-delivery";

    /// <summary>Elasticsearch has a page, and that it has it is not on record yet.</summary>
    public const string BeforeMark = "before-mark";

    public static CrashPoints None { get; } = new();

    public void Reach(string point) => reached?.Invoke(point);
}
