using System.Collections.Immutable;

namespace Isms.Monitor.Store.Query;

/// <summary>What a query means, free of how it was written and of where it runs (DuckDB SQL, a predicate; later Elasticsearch).</summary>
/// <remarks>Values compare without case. A field with several values matches when one of them does.</remarks>
abstract record QueryNode;

/// <summary>The empty query.</summary>
sealed record Everything : QueryNode;

sealed record AllOf(ImmutableArray<QueryNode> Nodes) : QueryNode;

sealed record AnyOf(ImmutableArray<QueryNode> Nodes) : QueryNode;

sealed record Negation(QueryNode Node) : QueryNode;

/// <summary>The field has a value that is not null: <c>field:*</c>.</summary>
sealed record Exists(string Field) : QueryNode;

/// <summary>The field has this value. An address compares as an address, whichever way it is spelled.</summary>
sealed record Equal(string Field, string Value) : QueryNode;

/// <summary>The whole value matches the pattern.</summary>
sealed record Matching(string Field, Wildcard Pattern) : QueryNode;

/// <summary>The value lies between the bounds; null is open. See <see cref="RangeKind"/> for how it compares.</summary>
sealed record Between(string Field, Bound? From, Bound? To, RangeKind Kind) : QueryNode;

/// <summary>The value is an address in the network; a single address has the full length.</summary>
sealed record InNetwork(string Field, AddressRange Range) : QueryNode;

/// <summary><c>event.original</c> or <c>message</c> contains the text.</summary>
sealed record FreeText(Wildcard Pattern) : QueryNode;

/// <summary>One end of a range, as written.</summary>
sealed record Bound(string Text, bool Inclusive);

/// <summary>The way a range compares follows from its bounds: both are numbers, addresses or times, or else both are text.</summary>
enum RangeKind
{
    Text,
    Number,
    Address,
    Time,
}
