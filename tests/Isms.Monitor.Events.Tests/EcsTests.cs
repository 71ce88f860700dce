using System.Reflection;

namespace Isms.Monitor.Events.Tests;

public class EcsTests
{
    [Fact]
    public void Every_property_has_the_name_of_its_row()
    {
        var wrong = typeof(Ecs).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(FieldId))
            .Where(property => Pascal(((FieldId)property.GetValue(null)!).Name) != property.Name)
            .Select(property => property.Name);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_row_has_a_property() =>
        Assert.Equal(Ecs.Count, typeof(Ecs).GetProperties(BindingFlags.Public | BindingFlags.Static).Count(p => p.PropertyType == typeof(FieldId)));

    [Fact]
    public void A_vendor_field_keeps_its_number()
    {
        var first = FieldTable.Get("acme.firewall.verdict");
        Assert.False(first.IsEcs);
        Assert.Equal(first, FieldTable.Get("acme.firewall.verdict"));
        Assert.Equal("acme.firewall.verdict", first.Name);
    }

    [Fact]
    public void An_address_is_typed() => Assert.Equal(EcsType.Ip, Ecs.TypeOf(Ecs.SourceIp));

    [Fact]
    public void The_allowed_kinds_are_those_of_ecs() => Assert.Contains("pipeline_error", (IReadOnlySet<string>)Ecs.AllowedValues(Ecs.EventKind)!);

    static string Pascal(string name) =>
        string.Concat(name.Split('.', '_', '@').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
