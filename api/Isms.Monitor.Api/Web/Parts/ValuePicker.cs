using Microsoft.AspNetCore.Components.Web;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>The value that was clicked last. One menu serves all values of all pages: a menu for each would be thousands.</summary>
public sealed class ValuePicker
{
    public string Field { get; private set; } = "";

    public string Value { get; private set; } = "";

    /// <summary>Set by a page that can filter by a value: field, value, without it. Null: the menu only searches.</summary>
    public Func<string, string, bool, Task>? Filter { get; set; }

    internal Func<MouseEventArgs, Task>? Show { get; set; }

    /// <summary>Closes the menu; null while it is closed.</summary>
    internal Func<Task>? Close { get; set; }

    public Task OpenAsync(string field, string value, MouseEventArgs at)
    {
        (Field, Value) = (field, value);
        return Show?.Invoke(at) ?? Task.CompletedTask;
    }
}
