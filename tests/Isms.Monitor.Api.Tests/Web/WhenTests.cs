using Bunit;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Web;

public class WhenTests : WebTest
{
    [Theory]
    [InlineData(0, "now")]
    [InlineData(UnixMicros.Second, "1 s ago")]
    [InlineData(8 * UnixMicros.Minute, "8 min ago")]
    public void In_a_sentence_a_span_is_ago_and_now_is_not(long age, string words)
    {
        Use(Company.Full());

        Assert.Equal(words, Render<When>(p => p.Add(x => x.Micros, Company.Now - age).Add(x => x.Ago, true)).Find("time").TextContent);
    }
}
