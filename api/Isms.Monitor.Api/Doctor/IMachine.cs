using System.Net;
using Isms.Monitor.Ingest.Sources.Kafka;

namespace Isms.Monitor.Api.Doctor;

/// <summary>What checks ask of the machine, its network and the data folder. Nothing of it changes anything that counts.</summary>
interface IMachine
{
    /// <summary>Why no file can be written into a folder; null when one can, or could once the folder is made.</summary>
    string? WriteProblem(string folder);

    /// <summary>Why a file cannot be read; null when it can.</summary>
    string? ReadProblem(string path);

    bool FileExists(string path);

    /// <summary>Free bytes for this user where a folder lies or will lie.</summary>
    long FreeBytes(string folder);

    /// <summary>Type of the file system where a folder lies or will lie, such as <c>ext4</c> or <c>nfs</c>.</summary>
    string FileSystem(string folder);

    /// <summary>The process that has the data folder, as far as it is known (empty: not known); null when none has.</summary>
    string? HolderOf(string folder);

    /// <summary>Latest received time in the data folder, microseconds UTC; while a server has it, the start of its latest day. Null: nothing is stored.</summary>
    Task<long?> NewestReceivedMicrosAsync(string folder, CancellationToken abort);

    /// <summary>Bytes of memory that the process may use.</summary>
    long MemoryBytes { get; }

    /// <summary>Longest receive buffer that the kernel gives a socket, in bytes; null where it does not tell.</summary>
    long? UdpBufferBytes { get; }

    /// <summary>Why an address cannot be listened on; null when it can.</summary>
    string? BindProblem(IPEndPoint address, bool isUdp);

    Task<TopicLook> LookAtTopicAsync(string brokers, string topic, CancellationToken abort);

    /// <summary>First broken link of the sealed files or of the audit trail, and what was checked.</summary>
    (string? Broken, int Files, long Entries) CheckChains(string folder);

    /// <summary>Whether no administrator has chosen a password yet; null when there is no account.</summary>
    bool? HasFirstPassword(string folder);

    /// <summary>The browser that prints PDF files; null: none.</summary>
    string? Chromium { get; }
}
