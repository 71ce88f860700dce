using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Isms.Monitor.Api.Rest;

/// <summary>What the generated document says beyond the routes.</summary>
static class OpenApiSetup
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Isms.Monitor",
                Version = "v1",
                Description = "Log in with POST /api/v1/session and send its cookie. Times are microseconds since 1970-01-01 UTC. Errors are problem documents with a code ISMS5xxx.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type != typeof(EventId)) return Task.CompletedTask;
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[0-9a-f]{32}$";
            schema.Properties = null;
            return Task.CompletedTask;
        });
    }
}
