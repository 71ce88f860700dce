using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>Answers of several routes for an id that is not there.</summary>
static class Missing
{
    public static ProblemHttpResult Incident(string id) => Problems.NotFound("incident", id, "Ids have 32 hexadecimal digits: GET /api/v1/incidents.");

    public static ProblemHttpResult Nonconformity(string id) => Problems.NotFound("nonconformity", id, "GET /api/v1/nonconformities lists them.");

    public static ProblemHttpResult Risk(string id) => Problems.NotFound("risk", id, "Ids are those of the register: GET /api/v1/risks.");
    public static ProblemHttpResult Register(string section) => Problems.NotFound("register", section, "GET /api/v1/registers lists them.");

    public static ProblemHttpResult RegisterEntry(string section, string entry) =>
        Problems.NotFound("entry", $"{section}/{entry}", $"GET /api/v1/registers lists the registers, /entries beneath one its entries.");

    public static ProblemHttpResult Evidence(string id) => Problems.NotFound("evidence package", id, "GET /api/v1/evidence lists them.");
    public static ProblemHttpResult Review(string id) => Problems.NotFound("review", id, "GET /api/v1/reviews lists them.");

    public static ProblemHttpResult Bulk(string id) => Problems.NotFound("bulk action", id, "The last 100 are remembered until the server stops.");
}
