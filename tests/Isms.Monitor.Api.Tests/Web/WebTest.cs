using Bunit;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MudBlazor.Services;

namespace Isms.Monitor.Api.Tests.Web;

/// <summary>Renders components on a company in memory.</summary>
public abstract class WebTest : BunitContext
{
    internal Company Company { get; private set; } = default!;

    internal void Use(Company company, Role role = Role.Analyst)
    {
        Company = company;
        JSInterop.Mode = JSRuntimeMode.Loose;
        TestConsole.Register(Services, company);
        Services.AddSingleton<IHostApplicationLifetime, Lifetime>();
        Services.AddSingleton<Announcer>();
        Services.AddSingleton<BulkJobs>();
        Services.AddSingleton<IncidentDesk>();
        ActingSetup.Add(Services);
        Services.AddSingleton<RiskDesk>();
        Services.AddSingleton<LoginThrottle>();
        Services.AddSingleton<Accounts>();
        Services.AddScoped<CurrentUser>();
        Services.AddScoped<Browser>();
        Services.AddScoped<ValuePicker>();
        Services.AddMudServices();
        var account = new UserAccount { Name = RoleNames.Of(role), Role = role, PasswordHash = "" };
        Services.AddSingleton<Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider>(new Signed(account));
    }

    sealed class Signed(UserAccount account) : Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider
    {
        public override Task<Microsoft.AspNetCore.Components.Authorization.AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new Microsoft.AspNetCore.Components.Authorization.AuthenticationState(Session.Of(account)));
    }

    sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
