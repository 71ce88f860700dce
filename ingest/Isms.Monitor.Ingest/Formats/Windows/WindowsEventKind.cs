using System.Collections.Frozen;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>What a pair of channel and event id says: action, categories, types, which of its data mean what, its Sigma log source.</summary>
/// <remarks>The list is <c>windows-events.tsv</c> beside this file: service, id, action, categories, types, groups of fields
/// (<see cref="WindowsDataMap"/>), Sigma category. Ids: Microsoft, "Appendix L: Events to Monitor", "Review event logs and error codes
/// to troubleshoot issues with Microsoft Defender Antivirus", Sysinternals "Sysmon". Sigma: appendix "Taxonomy".</remarks>
sealed class WindowsEventKind
{
    static readonly FrozenDictionary<(string Service, int Id), WindowsEventKind> Known = Read();
    static readonly FrozenDictionary<string, WindowsEventKind> Plain =
        WindowsService.All.ToFrozenDictionary(service => service, service => new WindowsEventKind([service, "0", "", "", ""]));

    WindowsEventKind(string[] row)
    {
        Service = row[0];
        Action = Encoding.UTF8.GetBytes(row[2]);
        Categories = Words(row[3]);
        Types = Words(row[4]);
        Groups = (row.Length > 5 ? row[5] : "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
        Map = WindowsDataMap.Of(Groups);
        IsThreat = Groups.Contains("threat");
        IsDefender = Groups.Contains("defender");
        Outcome = Encoding.UTF8.GetBytes(Groups.Contains("failure") ? "failure" : Groups.Contains("success") ? "success" : "");
        LogSource = LogSourceId.Get("windows", row.Length > 6 ? row[6] : "", Service);
    }

    public string Service { get; }

    /// <summary>Empty where the event's data decide.</summary>
    public byte[] Action { get; }

    public byte[][] Categories { get; }

    public byte[][] Types { get; }

    public FrozenSet<string> Groups { get; }

    public WindowsDataMap Map { get; }

    /// <summary>Antivirus found something.</summary>
    public bool IsThreat { get; }

    public bool IsDefender { get; }

    /// <summary>What the id alone says; empty where it says nothing.</summary>
    public byte[] Outcome { get; }

    public LogSourceId LogSource { get; }

    public static WindowsEventKind Of(string service, int id) => Known.TryGetValue((service, id), out var kind) ? kind : Plain[service];

    static byte[][] Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];

    static FrozenDictionary<(string, int), WindowsEventKind> Read()
    {
        using var stream = typeof(WindowsEventKind).Assembly.GetManifestResourceStream("windows-events.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new Dictionary<(string, int), WindowsEventKind>();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            rows.Add((row[0], int.Parse(row[1])), new WindowsEventKind(row));
        }
        return rows.ToFrozenDictionary();
    }
}
