namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>One server for all; its tests take turns, since each begins with no index.</summary>
[CollectionDefinition(nameof(ElasticsearchServer))]
public sealed class ElasticCollection : ICollectionFixture<ElasticsearchServer>;
