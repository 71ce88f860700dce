using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Tests.Enrich;

/// <summary>Events made of names and values.</summary>
static class Happened
{
    public static EcsEvent With(params (string Name, string Value)[] fields)
    {
        var happened = new EcsEvent();
        happened.Begin(default);
        foreach (var (name, value) in fields)
            if (value.Length > 0) happened.SetText(FieldTable.Get(name), value);
        return happened;
    }

    public static string? Text(this EcsEvent happened, string name) => happened.Text(FieldTable.Get(name));
}
