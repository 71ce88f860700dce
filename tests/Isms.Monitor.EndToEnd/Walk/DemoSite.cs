using Isms.Monitor.EndToEnd.Running;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The demo, its history loaded and measured.</summary>
public sealed class DemoSite() : Site("demo")
{
    public const string Name = "admin";
    public const string Password = "a-long-password-of-our-own";

    private protected override Task ReadyAsync(ServerProcess server) => server.ToldAsync();
}
