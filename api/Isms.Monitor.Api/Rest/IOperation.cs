namespace Isms.Monitor.Api.Rest;

/// <summary>One route, in one file with its texts and its answers. Found by reflection: a new route is a new class.</summary>
interface IOperation
{
    /// <param name="routes">The group under <c>/api/v1</c>.</param>
    void Map(IEndpointRouteBuilder routes);
}
