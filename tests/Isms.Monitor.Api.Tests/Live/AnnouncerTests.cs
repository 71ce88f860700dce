using Isms.Monitor.Api.Live;

namespace Isms.Monitor.Api.Tests.Live;

public class AnnouncerTests
{
    [Fact]
    public async Task Many_announcements_merge_into_one_and_other_topics_are_not_heard()
    {
        var announcer = new Announcer();
        using var listener = announcer.Listen(Topic.Incidents);

        for (var i = 0; i < 1000; i++) announcer.Publish(Topic.Incidents);
        announcer.Publish(Topic.Sources);

        Assert.True(await listener.WaitAsync(default));
        using var soon = new CancellationTokenSource();
        var second = listener.WaitAsync(soon.Token).AsTask();
        Assert.False(second.IsCompleted);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task A_page_that_was_left_is_forgotten()
    {
        var announcer = new Announcer();
        var listener = announcer.Listen(Topic.Incidents);
        listener.Dispose();

        Assert.Equal(0, announcer.Listeners);
        Assert.False(await listener.WaitAsync(default));
    }
}
