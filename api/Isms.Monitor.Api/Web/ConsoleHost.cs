using System.Text.Json.Serialization;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Rest;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;
using OpenTelemetry.Metrics;

namespace Isms.Monitor.Api.Web;

/// <summary>Puts console and REST into a host. The host registers the interfaces of Reading, IUserStore and a TimeProvider itself.</summary>
static class ConsoleHost
{
    /// <summary>A builder that finds rules, registers and static assets beside the program, wherever it was started.</summary>
    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    public static void AddConsole(IServiceCollection services, ConsoleOptions options)
    {
        services.AddSingleton(options);
        SecuritySetup.Add(services);
        var protection = services.AddDataProtection().SetApplicationName("isms-monitor");
        if (options.Keys is { } keys) protection.PersistKeysToFileSystem(keys);
        else protection.UseEphemeralDataProtectionProvider();
        services.AddSingleton<Announcer>();
        services.AddSingleton<BulkJobs>();
        services.AddSingleton<IncidentDesk>();
        ActingSetup.Add(services);
        services.AddSingleton<RiskDesk>();
        AddPages(services);
        AddRest(services);
    }

    /// <summary>Maps everything. Call after building, before running.</summary>
    public static void MapConsole(WebApplication app)
    {
        app.UseExceptionHandler(ExceptionPages.Configure);
        app.Use(SecurityHeaders.AddAsync);
        app.Use(SameOrigin.CheckAsync);
        app.UseAuthentication();
        app.Use(MetricsToken.AdmitAsync);
        app.Use(BasicLogin.AdmitAsync);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'");
        SessionRoutes.Map(app);
        RestRoutes.Map(app);
    }

    static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Browser>();
        services.AddScoped<ValuePicker>();
        services.AddMudServices();
    }

    static void AddRest(IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddHealthChecks();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
            json.SerializerOptions.Converters.Add(new EventIdConverter());
        });
        services.AddOpenApi("v1", OpenApiSetup.Configure);
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Isms.Monitor.*").AddPrometheusExporter());
    }
}
