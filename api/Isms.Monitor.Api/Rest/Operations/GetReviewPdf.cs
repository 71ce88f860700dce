using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReviewPdf : IOperation
{
    /// <summary>A print takes seconds and a hundred megabytes: one at a time.</summary>
    static readonly SemaphoreSlim Turn = new(1, 1);

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}/pdf", HandleAsync)
        .WithName(nameof(GetReviewPdf)).WithTags("reviews").WithSummary("A management review with minutes and signature as PDF, where the server has a chromium.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(string id, ReviewDesk desk, CancellationToken abort)
    {
        if (await desk.HtmlAsync(id, abort) is not { } html) return Missing.Review(id);
        var folder = Directory.CreateTempSubdirectory("isms-review-");
        await Turn.WaitAsync(abort);
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "review.html"), Path.Combine(folder.FullName, "review.pdf"));
            await File.WriteAllTextAsync(page, html, abort);
            return await ChromiumPrint.ToPdfAsync(page, pdf, abort)
                ? TypedResults.File(await File.ReadAllBytesAsync(pdf, abort), "application/pdf", $"review-{id}.pdf")
                : Problems.NotFound("PDF of the review", id, "There is no chromium on the server. Open the HTML in a browser and print it.");
        }
        finally
        {
            Turn.Release();
            folder.Delete(recursive: true);
        }
    }
}
