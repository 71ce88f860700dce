using System.Runtime.Loader;

namespace Isms.Monitor.Events.Tests;

public class FieldTableTests
{
    /// <summary>In a second copy of the assembly, since the table lives as long as the process and other tests need room.</summary>
    [Fact]
    public void Names_that_logs_invent_leave_room_for_those_of_the_code()
    {
        var own = new AssemblyLoadContext("full", isCollectible: true);
        var table = own.LoadFromAssemblyPath(typeof(FieldTable).Assembly.Location).GetType(typeof(FieldTable).FullName!)!;
        var tryGet = table.GetMethod(nameof(FieldTable.TryGet))!;
        var invented = 0;
        while (invented < FieldTable.Capacity && (bool)tryGet.Invoke(null, [$"invented.{invented}", null])!) invented++;

        Assert.Equal(FieldTable.Capacity - FieldTable.KeptForCode, (int)table.GetProperty(nameof(FieldTable.Count))!.GetValue(null)!);
        Assert.NotNull(table.GetMethod(nameof(FieldTable.Get))!.Invoke(null, ["acme.own_field"]));
        own.Unload();
    }
}
