using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>Builds markup. Text and attribute values are always encoded: names in registers and logs are hostile input.</summary>
sealed class Markup
{
    readonly StringBuilder html = new();

    /// <summary>Markup of ours, written as it is.</summary>
    public Markup Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    public Markup Line(string markup = "")
    {
        html.Append(markup).Append('\n');
        return this;
    }

    public Markup Text(string text)
    {
        html.Append(Encoded(text));
        return this;
    }

    /// <summary><c>&lt;name class="…"&gt;text&lt;/name&gt;</c></summary>
    public Markup Element(string name, string text, string css = "")
    {
        Raw(css.Length > 0 ? $"<{name} class=\"{css}\">" : $"<{name}>");
        return Text(text).Raw($"</{name}>");
    }

    public static string Encoded(string text) => HtmlEncoder.Default.Encode(text).Replace("&#x2013;", "–", StringComparison.Ordinal);

    /// <summary>A coordinate with one decimal.</summary>
    public static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public override string ToString() => html.ToString();
}
