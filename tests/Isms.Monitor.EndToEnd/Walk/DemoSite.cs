using Isms.Monitor.EndToEnd.Running;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The demo, its history loaded and measured: started once for every class of the collection, because that takes minutes.
/// Whoever walks comes as a person of his own, so that no walk needs what another one has used up.</summary>
public sealed class DemoSite() : Site("demo")
{
    public const string Name = "admin";
    public const string Password = "a-long-password-of-our-own";

    IPage? _door;

    private protected override async Task ReadyAsync(ServerProcess server)
    {
        await server.ToldAsync();
        var context = await Browser.NewContextAsync(new() { BaseURL = Url });
        context.SetDefaultTimeout(60_000);
        _door = await context.NewPageAsync();
        await Door.EnterAsync(_door, Name, FirstPassword);
    }

    /// <summary>Adds a user.</summary>
    /// <returns>The password of the first login.</returns>
    public async Task<string> AddAsync(string name, string role)
    {
        var answer = await _door!.APIRequest.PostAsync("/api/v1/users", new() { DataObject = new { name, role }, Headers = Own() });
        Assert.Equal(201, answer.Status);
        return (await answer.JsonAsync())!.Value.GetProperty("password").GetString()!;
    }

    /// <summary>Headers of a change: it comes from the site itself.</summary>
    public Dictionary<string, string> Own() => new() { ["Origin"] = Url };
}
