using Isms.Monitor.Anomaly.Models;

namespace Isms.Monitor.Anomaly.Tests;

public sealed class PeerModelTests
{
    [Fact]
    public void What_is_usual_follows_from_the_sample_at_the_last_fit_and_not_from_what_was_asked_before()
    {
        var (often, seldom) = (new PeerModel(300), new PeerModel(300));
        var random = new Random(7);
        for (var day = 0; day < 4; day++)
        {
            for (var n = 0; n < 150; n++)
            {
                var values = Values(random);
                often.Learn(values);
                seldom.Learn(values);
            }
            often.Fit();
            seldom.Fit();
            often.Quantile(Values(random));
        }
        var asked = Enumerable.Range(0, 20).Select(_ => Values(random)).ToList();
        var expected = asked.Select(values => often.Quantile(values)).ToList();
        // Learnt after the fit: it counts from the next one.
        for (var n = 0; n < 300; n++) seldom.Learn([.. Values(random).Select(value => value * 1000)]);
        Assert.Equal(expected, asked.Select(values => seldom.Quantile(values)));
        Assert.True(expected.Distinct().Count() > 5);
        seldom.Fit();
        Assert.NotEqual(expected, asked.Select(values => seldom.Quantile(values)));
    }

    [Fact]
    public void A_sample_that_is_too_small_says_nothing()
    {
        var model = new PeerModel();
        for (var n = 0; n < 199; n++) model.Learn(Values(new Random(n)));
        model.Fit();
        Assert.False(model.IsTrained);
        Assert.Null(model.Quantile(Values(new Random(1))));
    }

    static double[] Values(Random random) => [.. Enumerable.Range(0, FeatureVector.Size).Select(_ => random.NextDouble() * 10)];
}
