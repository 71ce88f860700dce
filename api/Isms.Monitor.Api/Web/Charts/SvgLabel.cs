using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Charts;

/// <summary>The <c>text</c> element of SVG, which in a template is a word of the template language.</summary>
static class SvgLabel
{
    public static RenderFragment Of(double x, double y, string anchor, string text, bool strong = false) => Of(x, y, anchor, text, strong ? "strong" : null);

    /// <summary>In the middle over hatching, which must not cross it.</summary>
    public static RenderFragment Over(double x, double y, string text) => Of(x, y, "middle", text, "over");

    static RenderFragment Of(double x, double y, string anchor, string text, string? kind) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Svg.Of(x));
        builder.AddAttribute(2, "y", Svg.Of(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddAttribute(4, "class", kind);
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
