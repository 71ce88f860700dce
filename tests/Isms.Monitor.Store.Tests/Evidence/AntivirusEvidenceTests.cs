using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>What an agent said last is its status, also where it said something else in the same hour.</summary>
public sealed class AntivirusEvidenceTests : IDisposable
{
    static readonly FieldId Live = FieldTable.Get("antivirus.agent.live");
    static readonly FieldId RealTime = FieldTable.Get("antivirus.realtime_protection");

    readonly EvidenceStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Protection_that_was_switched_on_again_in_the_same_hour_protects() => Assert.True((await StatusAsync(false, true)).Protecting);

    [Fact]
    public async Task Protection_that_was_switched_off_does_not_protect_though_the_agent_still_finds_something() => Assert.False((await StatusAsync(true, false, null)).Protecting);

    [Fact]
    public async Task An_agent_that_lives_and_says_nothing_of_its_protection_protects() => Assert.True((await StatusAsync(null, null)).Protecting);

    /// <summary>A word a minute: protection is on, off, or not mentioned.</summary>
    async Task<AntivirusStatus> StatusAsync(params bool?[] words)
    {
        foreach (var (at, word) in words.Index())
            await _store.AddAsync(Sample.Noon + at * UnixMicros.Minute, next =>
            {
                next.SetText(Ecs.HostName, "wks-07");
                next.Set(Live, "true"u8, ValueKind.Boolean);
                if (word is { } isOn) next.Set(RealTime, isOn ? "true"u8 : "false"u8, ValueKind.Boolean);
            });
        var status = Assert.Single(await _store.Evidence.AntivirusStatusAsync(Sample.Noon, Sample.Noon + UnixMicros.Hour, TestContext.Current.CancellationToken));
        Assert.Equal(("wks-07", Sample.Noon + (words.Length - 1) * UnixMicros.Minute), (status.Endpoint, status.SeenMicros));
        return status;
    }
}
