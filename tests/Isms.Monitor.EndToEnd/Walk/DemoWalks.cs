namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The classes that walk the one demo, one after another, in any order.</summary>
[CollectionDefinition(Name)]
public sealed class DemoWalks : ICollectionFixture<DemoSite>
{
    public const string Name = "walks of the demo";
}
