using System.Net.Http.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Console and REST as the product maps them, on stores in memory.</summary>
sealed class TestConsole : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    TestConsole(WebApplication app, Company company) => (App, Company) = (app, company);

    public WebApplication App { get; }

    public Company Company { get; }

    /// <summary>In the process, without a socket.</summary>
    public static Task<TestConsole> StartAsync(Company company, ConsoleOptions? options = null) =>
        StartAsync(company, options, host => host.UseTestServer());

    /// <summary>On a free port of this machine, for a browser.</summary>
    public static Task<TestConsole> ListenAsync(Company company) =>
        StartAsync(company, null, host => host.UseUrls("http://127.0.0.1:0"));

    static async Task<TestConsole> StartAsync(Company company, ConsoleOptions? options, Action<ConfigureWebHostBuilder> configure)
    {
        var builder = ConsoleHost.CreateBuilder();
        configure(builder.WebHost);
        builder.Logging.ClearProviders();
        Register(builder.Services, company);
        ConsoleHost.AddConsole(builder.Services, options ?? new ConsoleOptions());
        foreach (var role in Enum.GetValues<Role>()) company.Users.Add(RoleNames.Of(role), role, Password);
        var app = builder.Build();
        ConsoleHost.MapConsole(app);
        await app.StartAsync();
        return new TestConsole(app, company);
    }

    public static void Register(IServiceCollection services, Company company)
    {
        services.AddSingleton<TimeProvider>(company.Clock);
        services.AddSingleton<IIncidents>(company.Incidents);
        services.AddSingleton<IAlerts>(company.Incidents);
        services.AddSingleton<IEvents>(company.Events);
        services.AddSingleton<ISearch>(company.Search);
        services.AddSingleton<ISources>(company.Registers);
        services.AddSingleton<IControls>(company.Registers);
        services.AddSingleton<IRisks>(company.Registers);
        services.AddSingleton<IRoles>(company.Registers);
        services.AddSingleton<IReviews>(company.Registers);
        services.AddSingleton<IRules>(company.Registers);
        services.AddSingleton<ITrials>(company.Trials);
        services.AddSingleton<IPackages>(company.Packages);
        services.AddSingleton<ISamples>(new FakeSamples());
        services.AddSingleton<INotifications>(company.Notifications);
        services.AddSingleton<IAudit>(company.Registers);
        services.AddSingleton<IRecordBook>(company.Records);
        services.AddSingleton(company.Basis);
        services.AddSingleton(company.Desk);
        services.AddSingleton<IMeasurements>(company.Measurements);
        services.AddSingleton<IUserStore>(company.Users);
    }

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient Client() => new(new CookieKeeper(App.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    public async Task<HttpClient> LoginAsync(Role role)
    {
        var client = Client();
        var answer = await client.PostAsJsonAsync("/api/v1/session", new { name = RoleNames.Of(role), password = Password });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
