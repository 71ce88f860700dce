using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tests;

public class TrialDefinitionTests
{
    static readonly RegisterSet Shipped = Organisation.Load(Repository.Isms, RegisterFiles.Today).Organisation.Registers;

    [Fact]
    public void The_shipped_trials_try_four_kinds_of_test_each_with_a_line_that_varies()
    {
        Assert.Equal(["canary-flow", "eicar", "failed-logins", "ids-signature"], Shipped.Trials.Select(trial => trial.Test).Distinct().Order());
        Assert.All(Shipped.Trials, trial => Assert.True(trial.Variants.Count > 1 && trial.Variants.All(variant => TrialPlaceholder.In(variant).Any(TrialPlaceholder.Varies))));
        Assert.All(Shipped.Trials, trial => Assert.NotEmpty(trial.Techniques));
    }

    [Fact]
    public void Braces_of_JSON_are_text_and_a_placeholder_is_a_name_in_braces() =>
        Assert.Equal(["time.eve", "tag"], TrialPlaceholder.In("{\"t\":\"{time.eve}\",\"n\":{\"x\":{}},\"u\":\"/{tag}\",\"Z\":{9}}"));

    [Fact]
    public void Filling_replaces_each_placeholder_and_nothing_else() =>
        Assert.Equal("{\"a\":\"<tag>\"} {9}", TrialPlaceholder.Fill("{\"a\":\"{tag}\"} {9}", name => $"<{name}>"));
}
