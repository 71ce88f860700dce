using System.Formats.Tar;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Backup;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Tests.Backup;

public sealed class DataBackupTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly FixedClock _clock = new(Sample.NoonTime);

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    string Data => Path.Combine(_folder, "data");

    string Restored => Path.Combine(_folder, "restored");

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("copy"), InlineData("copy.tar")]
    public async Task A_restored_folder_verifies_and_a_run_goes_on_where_the_backup_ends(string name)
    {
        await FillAsync();
        var before = await StoredAsync(Data);
        var report = await BackUpAsync(name);
        using (var store = Sample.Open(Data, _clock)) await store.CommitAsync([Sample.Unit("kafka:b", 300, 40, Later)], Abort);

        Assert.Equal(report, await DataRestore.RunAsync(To(name), Restored, report.Sha256, Abort));

        Assert.Equal((3, null), (ChainCheck.Run(Restored).Files, ChainCheck.Run(Restored).Broken));
        Assert.Equal((1L, null), (AuditCheck.Run(Restored).Entries, AuditCheck.Run(Restored).Broken));
        Assert.Equal(before, await StoredAsync(Restored));
        using var again = Sample.Open(Restored, _clock);
        // The source gives again what is behind the position of the backup, and a little that is before it.
        await again.CommitAsync([Sample.Unit("kafka:b", 250, 90, Later)], Abort);
        Assert.Equal(590, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(340, again.Positions.Single(position => position.Source == "kafka:b").Offset);
    }

    [Theory, InlineData("copy"), InlineData("copy.tar")]
    public async Task Keys_snapshot_and_source_state_are_in_it_and_what_belongs_to_a_process_is_not(string name)
    {
        await FillAsync();
        await BackUpAsync(name);
        await DataRestore.RunAsync(To(name), Restored, abort: Abort);

        Assert.Equal("key", await File.ReadAllTextAsync(Path.Combine(Restored, "keys", "key-1.xml"), Abort));
        Assert.Equal("snapshot", await File.ReadAllTextAsync(Path.Combine(Restored, "detection.state"), Abort));
        Assert.Equal("7", await File.ReadAllTextAsync(Path.Combine(Restored, "sources", "udp", "incarnation"), Abort));
        Assert.False(File.Exists(Path.Combine(Restored, "detection.state.1.new")));
        Assert.False(File.Exists(Path.Combine(Restored, BackupManifest.FileName)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Restored, "keys", "key-1.xml")));
    }

    /// <summary>What a kill at that moment leaves is what lies there at that moment.</summary>
    [Theory, InlineData("copy", "file"), InlineData("copy", "manifest"), InlineData("copy.tar", "file"), InlineData("copy.tar", "manifest")]
    public async Task A_backup_that_is_killed_in_the_middle_is_never_taken_for_one(string name, string point)
    {
        await FillAsync();
        var left = new List<string>();
        await DataBackup.RunAsync(Options, To(name), _clock, new CrashPoints(reached =>
        {
            if (reached != $"{CrashPoints.WhileBackup}:{point}") return;
            left.AddRange(Directory.EnumerateFileSystemEntries(_folder).Select(path => Path.GetFileName(path)!));
        }), Abort);
        Assert.DoesNotContain(name, left);
        Assert.Contains(name + DataBackup.Partial, left);

        Directory.CreateDirectory(To(name) + "-again" + DataBackup.Partial);
        var refused = await Assert.ThrowsAsync<StoreException>(() => DataBackup.RunAsync(Options, To(name) + "-again", _clock, abort: Abort));
        Assert.Equal($"{To(name)}-again.partial: ISMS4031 this is the rest of a backup or restore that was interrupted. "
            + "Make sure that none is running, remove it, and run the command again.", refused.Message);
    }

    [Theory, InlineData("copy"), InlineData("copy.tar")]
    public async Task A_backup_that_fails_leaves_nothing(string name)
    {
        await FillAsync();
        await Assert.ThrowsAsync<IOException>(() => DataBackup.RunAsync(Options, To(name), _clock, new CrashPoints(_ => throw new IOException("The disk is full.")), Abort));
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_was_changed_added_or_taken_out_is_found_and_nothing_is_restored()
    {
        await FillAsync();
        await BackUpAsync("copy");
        var parquet = Directory.GetFiles(To("copy"), "*.events.parquet", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(parquet, Abort);
        bytes[bytes.Length / 2] ^= 1;
        var name = Path.GetRelativePath(To("copy"), parquet);

        await File.WriteAllBytesAsync(parquet, bytes, Abort);
        await RefusedAsync("copy", 4034, $"the file {name} was changed: it is not the one noted in backup.json.");
        File.Delete(parquet);
        await RefusedAsync("copy", 4034, $"the file {name} is missing.");
        await File.WriteAllTextAsync(Path.Combine(To("copy"), "more"), "x", Abort);
        await RefusedAsync("copy", 4034, "the file more is not in its backup.json.");
        File.Delete(Path.Combine(To("copy"), "backup.json"));
        await RefusedAsync("copy", 4033, "it has no backup.json, which is written last.");
    }

    [Fact]
    public async Task A_tar_file_that_is_cut_off_is_no_backup()
    {
        await FillAsync();
        await BackUpAsync("copy.tar");
        await using (var file = new FileStream(To("copy.tar"), FileMode.Open)) file.SetLength(file.Length / 2);
        var refused = await Assert.ThrowsAsync<StoreException>(() => DataRestore.RunAsync(To("copy.tar"), Restored, abort: Abort));
        Assert.Equal(4033, refused.Code);
        AssertNothingRestored();
    }

    [Fact]
    public async Task A_manifest_that_was_written_anew_is_not_the_one_whose_hash_was_kept()
    {
        await FillAsync();
        await BackUpAsync("copy");
        var refused = await Assert.ThrowsAsync<StoreException>(() => DataRestore.RunAsync(To("copy"), Restored, new string('0', 64), Abort));
        Assert.Equal(4034, refused.Code);
        AssertNothingRestored();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/isms-outside")]
    [InlineData("a/../../outside")]
    public async Task A_hostile_tar_file_writes_nothing_outside_the_folder(string name)
    {
        await using (var file = File.Create(To("evil.tar")))
        await using (var tar = new TarWriter(file, TarEntryFormat.Pax))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }, Abort);
        await RefusedAsync("evil.tar", 4034, $"it holds what no backup holds: {name} (RegularFile).");
        Assert.Equal(["evil.tar"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_link_in_a_tar_file_is_refused()
    {
        await using (var file = File.Create(To("evil.tar")))
        await using (var tar = new TarWriter(file, TarEntryFormat.Pax))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "keys") { LinkName = "/etc" }, Abort);
        await RefusedAsync("evil.tar", 4034, "it holds what no backup holds: keys (SymbolicLink).");
    }

    [Property]
    public bool A_name_that_is_taken_stays_below_the_folder(string? name) =>
        !BackupFiles.IsSafe(name ?? "") || Path.GetFullPath(Path.Combine("/data/restored", name!)).StartsWith("/data/restored/", StringComparison.Ordinal);

    [Fact]
    public async Task While_a_server_has_the_folder_it_is_not_copied()
    {
        await FillAsync();
        using var server = Sample.Open(Data, _clock);
        var refused = await Assert.ThrowsAsync<StoreException>(() => DataBackup.RunAsync(Options, To("copy"), _clock, abort: Abort));
        Assert.Equal($"{Data}: ISMS4035 a running server (process {Environment.ProcessId}) has the data folder, and what is being written cannot be copied. "
            + "Stop it, make the backup, and start it again: files and Kafka are read on from where they were, other senders wait or repeat.", refused.Message);
        Assert.False(Path.Exists(To("copy")));
    }

    [Fact]
    public async Task Nothing_is_written_over_what_is_there()
    {
        await FillAsync();
        await BackUpAsync("copy");
        Assert.Equal(4030, (await Assert.ThrowsAsync<StoreException>(() => BackUpAsync("copy"))).Code);
        Assert.Equal(4030, (await Assert.ThrowsAsync<StoreException>(() => DataRestore.RunAsync(To("copy"), Data, abort: Abort))).Code);
        Assert.Equal(4032, (await Assert.ThrowsAsync<StoreException>(() => BackUpAsync(Path.Combine("data", "copy")))).Code);
        Directory.CreateDirectory(Restored);
        await DataRestore.RunAsync(To("copy"), Restored, abort: Abort);
    }

    [Fact]
    public async Task A_folder_whose_chain_is_broken_is_not_copied_over_a_good_backup()
    {
        await FillAsync();
        await File.AppendAllTextAsync(Path.Combine(Data, "events", "2026-11-24.1.events.parquet"), "x", Abort);
        var refused = await Assert.ThrowsAsync<StoreException>(() => BackUpAsync("copy"));
        Assert.Contains("ISMS4015", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    static long Later => Sample.Noon + 3 * UnixMicros.Day;

    StoreOptions Options => new() { Folder = Data, MemoryMebibytes = 256 };

    string To(string name) => Path.Combine(_folder, name);

    Task<BackupReport> BackUpAsync(string name) => DataBackup.RunAsync(Options, To(name), _clock, abort: Abort);

    async Task RefusedAsync(string name, int code, string problem)
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() => DataRestore.RunAsync(To(name), Restored, abort: Abort));
        Assert.Equal(code, refused.Code);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        AssertNothingRestored();
    }

    void AssertNothingRestored()
    {
        Assert.False(Directory.Exists(Restored));
        Assert.False(Directory.Exists(Restored + DataBackup.Partial));
    }

    /// <summary>A sealed day, an open one, state, and the small files.</summary>
    async Task FillAsync()
    {
        using (var store = Sample.Open(Data, _clock))
        {
            var batch = Sample.Batch("file:a", 0, 250);
            await store.CommitAsync([new CommitUnit(batch, [Sample.Match(batch[0], "file:a")], [Sample.Alert("a1", 1)])], Abort);
            _clock.Now = Sample.NoonTime.AddDays(3);
            await store.CommitAsync([Sample.Unit("kafka:b", 0, 250, Later), Sample.Unit("kafka:b", 250, 50, Later)], Abort);
            await new Sealer(store).SealAsync(Abort);
        }
        using (var state = StateStore.Open(Data)) state.Write(session => session.Audit.Add(new AuditEntry(Sample.Noon, "jane", "login", "jane", null)));
        Put("keys/key-1.xml", "key");
        Put("sources/udp/incarnation", "7");
        Put("detection.state", "snapshot");
        Put("detection.state.1.new", "half a snapshot");
    }

    void Put(string name, string text)
    {
        var path = Path.Combine(Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    async Task<(long Events, string Positions)> StoredAsync(string folder)
    {
        using var store = Sample.Open(folder, _clock);
        return (await store.Reader.CountAsync(EventFilter.All, Abort), string.Join(' ', store.Positions.OrderBy(position => position.Source, StringComparer.Ordinal)));
    }
}
