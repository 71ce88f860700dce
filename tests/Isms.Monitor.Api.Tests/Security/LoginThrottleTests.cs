using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Security;

public class LoginThrottleTests
{
    readonly FixedClock _clock = new();

    [Fact]
    public void Five_wrong_passwords_cost_half_a_minute_and_each_further_one_doubles_it()
    {
        var throttle = new LoginThrottle(_clock);
        Fail(throttle, "jd", 4);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("jd", "192.0.2.1"));

        Fail(throttle, "jd", 1);
        Assert.Equal(TimeSpan.FromSeconds(30), throttle.Wait("jd", "192.0.2.1"));

        Fail(throttle, "jd", 1);
        Assert.Equal(TimeSpan.FromSeconds(60), throttle.Wait("jd", "192.0.2.1"));
    }

    [Fact]
    public void The_wait_never_exceeds_15_minutes_and_ends()
    {
        var throttle = new LoginThrottle(_clock);
        Fail(throttle, "jd", 100);
        Assert.Equal(TimeSpan.FromMinutes(15), throttle.Wait("jd", "192.0.2.1"));

        _clock.Now += TimeSpan.FromMinutes(15);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("jd", "192.0.2.1"));
    }

    [Fact]
    public void An_address_that_tries_many_names_waits_too_and_a_right_password_does_not_free_it()
    {
        var throttle = new LoginThrottle(_clock);
        for (var i = 0; i < 6; i++) throttle.Failed($"name{i}", "192.0.2.1");
        throttle.Succeeded("name0");

        Assert.True(throttle.Wait("another", "192.0.2.1") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("another", "192.0.2.2"));
    }

    [Fact]
    public void A_flood_of_names_does_not_grow_it_without_bound_nor_forget_the_newest()
    {
        var throttle = new LoginThrottle(_clock);
        for (var i = 0; i < LoginThrottle.MaxKeys + 50; i++) throttle.Failed($"n{i}", $"a{i}");
        Fail(throttle, "last", 6);

        Assert.True(throttle.Wait("last", "-") > TimeSpan.Zero);
    }

    static void Fail(LoginThrottle throttle, string name, int times)
    {
        for (var i = 0; i < times; i++) throttle.Failed(name, $"198.51.100.{i}");
    }
}
