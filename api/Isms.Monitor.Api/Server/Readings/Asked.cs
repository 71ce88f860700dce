using Isms.Monitor.Api.Reading;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Questions in the query language: a text that is no query is an answer too.</summary>
static class Asked
{
    public static async Task<Answer<T>> AnswerAsync<T>(string text, Func<EventQuery, Task<T>> answer)
        where T : class
    {
        try
        {
            return Answer.Of(await answer(EventQuery.Parse(text)));
        }
        catch (QueryException wrong)
        {
            return Answer.Wrong<T>(new QueryProblem(wrong.Column, wrong.Problem, wrong.Remedy));
        }
    }
}
