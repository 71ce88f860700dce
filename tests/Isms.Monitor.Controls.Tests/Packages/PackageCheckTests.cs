using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Tests.Packages;

public class PackageCheckTests
{
    static PackageEntry Entry(List<PackageEntry> entries, string name) => entries.First(entry => entry.Name == name);

    static List<PackageEntry> With(string name, Func<byte[], byte[]> change)
    {
        var entries = Packed.Entries();
        entries[entries.IndexOf(Entry(entries, name))] = new PackageEntry(name, change([.. Entry(entries, name).Bytes]));
        return entries;
    }

    static byte[] Lines(byte[] bytes, Func<List<string>, IEnumerable<string>> change) =>
        Encoding.UTF8.GetBytes(string.Concat(change([.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)]).Select(line => line + "\n")));

    [Fact]
    public void A_package_that_nobody_touched_is_whole_and_says_what_was_checked()
    {
        foreach (var contents in new[] { Packed.Contents(), Packed.OfControl() })
        {
            var report = Packed.Check(Packed.Entries(contents), _ => null);
            Assert.True(report.IsWhole, string.Join('\n', report.Problems));
            Assert.Equal(EvidencePack.Of(contents).Hash, report.ManifestHash);
            Assert.Contains("3 lines of custody follow from each other and from the manifest", report.Checked);
            Assert.Contains("3 lines were read again and give the stored fields", report.Checked);
            Assert.Equal(297, report.Manifest!.Counts.NotNamed);
        }
    }

    [Fact]
    public void The_same_data_in_another_order_give_the_same_manifest_and_the_same_bytes()
    {
        var contents = Packed.Contents();
        var turned = contents with { Events = [.. contents.Events.Reverse()] };
        Assert.Equal(EvidencePack.Of(contents).Hash, EvidencePack.Of(turned).Hash);
        Assert.Equal(Packed.Bytes(contents), Packed.Bytes(turned));
    }

    [Fact]
    public void Issued_again_by_somebody_else_and_later_the_manifest_stays_the_same()
    {
        using var later = new MemoryStream();
        EvidencePack.Of(Packed.Contents()).Write(later, [new CustodyEntry(Packed.Start + 1, "somebody", "issued")]);
        Assert.Equal(Packed.Check(Packed.Entries()).ManifestHash, PackageCheck.Run(later).ManifestHash);
    }

    /// <summary>The law that the package exists for: whatever byte of whatever file is another, it is seen.</summary>
    [Property(MaxTest = 300)]
    public void Any_byte_that_is_changed_in_any_file_is_seen(ushort file, uint at, byte by)
    {
        var entries = Packed.Entries();
        var index = file % entries.Count;
        var bytes = entries[index].Bytes.ToArray();
        if (bytes.Length == 0) return;
        bytes[at % bytes.Length] ^= (byte)(by % 255 + 1);
        entries[index] = new PackageEntry(entries[index].Name, bytes);
        Assert.False(Packed.Check(entries).IsWhole, $"{entries[index].Name}, byte {at % bytes.Length}");
    }

    [Fact]
    public void A_changed_file_is_named() =>
        Assert.Contains("ISMS5046 events.ndjson was changed: its SHA-256 is not the one in the manifest. Get the package again from who issued it, and compare the manifest's hash with the one on record.",
            Packed.Check(With("events.ndjson", bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("203.0.113.2", "203.0.113.9", StringComparison.Ordinal)))).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void A_file_of_another_length_says_both_lengths() =>
        Assert.StartsWith("ISMS5046 history.ndjson was changed: it has 0 bytes and the manifest says ", Assert.Single(Packed.Check(With("history.ndjson", _ => [])).Problems).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_left_out_is_named()
    {
        var entries = Packed.Entries();
        entries.Remove(Entry(entries, "history.ndjson"));
        Assert.Equal("ISMS5047 history.ndjson is missing", Head(Assert.Single(Packed.Check(entries).Problems)));
    }

    [Fact]
    public void A_file_that_was_added_is_named_and_so_is_a_second_one_of_the_same_name()
    {
        Assert.Equal("ISMS5047 more.txt is not in the manifest: it was added", Head(Assert.Single(Packed.Check([.. Packed.Entries(), new PackageEntry("more.txt", [1])]).Problems)));
        Assert.Equal("ISMS5047 a second alerts.ndjson is not in the manifest: it was added", Head(Assert.Single(Packed.Check([.. Packed.Entries(), new PackageEntry("alerts.ndjson", [1])]).Problems)));
    }

    [Fact]
    public void Custody_lines_that_change_places_are_seen() =>
        Assert.Equal("ISMS5048 line 2 of the custody log does not follow the one before: a line was moved, added or taken out",
            Head(Assert.Single(Packed.Check(With("custody.ndjson", bytes => Lines(bytes, lines => [lines[0], lines[2], lines[1]]))).Problems)));

    [Fact]
    public void A_custody_line_that_is_taken_out_of_the_middle_is_seen() =>
        Assert.Equal("ISMS5048", Assert.Single(Packed.Check(With("custody.ndjson", bytes => Lines(bytes, lines => [lines[0], lines[2]]))).Problems).Code);

    [Fact]
    public void A_custody_line_with_another_name_is_seen() =>
        Assert.Equal("ISMS5048 line 2 of the custody log was changed",
            Head(Assert.Single(Packed.Check(With("custody.ndjson", bytes => Lines(bytes, lines => [lines[0], lines[1].Replace("auditor", "nobody", StringComparison.Ordinal), lines[2]]))).Problems)));

    /// <summary>No hash of a line covers what its reader skips.</summary>
    [Theory]
    [InlineData("}", ",\"note\":\"nobody looked\"}")]
    [InlineData("{", "{ ")]
    public void A_custody_line_that_says_more_or_is_spelt_otherwise_is_seen(string what, string by) =>
        Assert.Equal("ISMS5048 the custody log is not spelt as it was written: it was changed",
            Head(Assert.Single(Packed.Check(With("custody.ndjson", bytes => Lines(bytes, lines => [lines[0], lines[1].Replace(what, by, StringComparison.Ordinal), lines[2]]))).Problems)));

    [Fact]
    public void A_custody_log_of_another_package_is_seen()
    {
        var other = Packed.Entries(Packed.OfControl());
        var entries = Packed.Entries();
        entries[entries.IndexOf(Entry(entries, "custody.ndjson"))] = Entry(other, "custody.ndjson");
        Assert.StartsWith("ISMS5048 the custody log belongs to the manifest ", Assert.Single(Packed.Check(entries).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_custody_log_or_with_an_empty_one_it_is_not_whole()
    {
        var entries = Packed.Entries();
        entries.Remove(Entry(entries, "custody.ndjson"));
        Assert.Equal("ISMS5047 custody.ndjson is missing", Head(Assert.Single(Packed.Check(entries).Problems)));
        Assert.Equal("ISMS5048 the custody log is empty", Head(Assert.Single(Packed.Check(With("custody.ndjson", _ => [])).Problems)));
    }

    [Fact]
    public void A_package_made_anew_is_whole_but_not_the_one_on_record()
    {
        var forged = Packed.Contents() with { Title = "Nothing happened" };
        Assert.True(Packed.Check(Packed.Entries(forged)).IsWhole);
        var expected = EvidencePack.Of(Packed.Contents()).Hash;
        Assert.Contains("this is another package than the one on record", Assert.Single(Packed.Check(Packed.Entries(forged), expected: expected).Problems).Problem, StringComparison.Ordinal);
        Assert.True(Packed.Check(Packed.Entries(), expected: expected).IsWhole);
    }

    [Fact]
    public void What_is_no_package_says_so()
    {
        using var text = new MemoryStream("no zip"u8.ToArray());
        Assert.Equal("ISMS5045", Assert.Single(PackageCheck.Run(text).Problems).Code);
        Assert.Equal("ISMS5045 this cannot be read as an evidence package: it has no manifest.json. Name a file that 'evidence issue' or the console wrote.",
            Assert.Single(Packed.Check([new PackageEntry("a", [1])]).Problems).ToString());
        Assert.Equal("ISMS5045", Assert.Single(Packed.Check(With("manifest.json", _ => "{}"u8.ToArray())).Problems).Code);
        Assert.Equal("ISMS5045", Assert.Single(Packed.Check(With("manifest.json", _ => "null"u8.ToArray())).Problems).Code);
    }

    [Fact]
    public void A_package_made_of_events_that_no_alert_names_contradicts_itself()
    {
        var contents = Packed.Contents() with { Events = [Packed.Event(1), Packed.Event(2), Packed.Event(3), Packed.Event(4)] };
        Assert.Equal("ISMS5049 1 events in events.ndjson are named by no alert", Head(Assert.Single(Packed.Check(Packed.Entries(contents)).Problems)));
    }

    [Fact]
    public void An_event_that_is_missing_must_be_owned_up_to()
    {
        var contents = Packed.Contents() with { Events = [Packed.Event(1), Packed.Event(2)] };
        Assert.Equal("ISMS5049 1 events that alerts name are not in events.ndjson, and the manifest says 0", Head(Assert.Single(Packed.Check(Packed.Entries(contents)).Problems)));
        Assert.True(Packed.Check(Packed.Entries(contents with { NotStored = 1 })).IsWhole);
    }

    [Fact]
    public void A_line_that_reads_otherwise_and_an_id_of_another_time_contradict()
    {
        Assert.Contains("read again, its line gives source.ip 203.0.113.9", Packed.Check(Packed.Entries(), one => one.Position == 2 ? "source.ip 203.0.113.9" : null).Problems.Single().Problem, StringComparison.Ordinal);
        var moved = Packed.Contents() with { Events = [Packed.Event(1), Packed.Event(2), Packed.Event(3) with { ReceivedMicros = Packed.Start }] };
        Assert.Contains("its id was made at another time than it was received", Packed.Check(Packed.Entries(moved)).Problems.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_keeps_its_bytes()
    {
        byte[] bytes = [0xC3, 0x28, 0x00, 0xFF];
        var one = Packed.Event(1, bytes);
        Assert.Null(one.Raw);
        Assert.Equal(bytes, one.Line());
        Assert.True(Packed.Check(Packed.Entries(Packed.Contents() with { Events = [one, Packed.Event(2), Packed.Event(3)] })).IsWhole);
    }

    static string Head(PackageProblem problem) => $"{problem.Code} {problem.Problem}";
}
