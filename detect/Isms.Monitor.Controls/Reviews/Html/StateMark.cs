using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>A state as shape, colour and word; never one of them alone.</summary>
static class StateMark
{
    public static string Css(State state) => state switch
    {
        State.Effective => "effective",
        State.LikelyEffective => "likely",
        State.InControl => "informs",
        State.Degraded => "degraded",
        State.Ineffective => "ineffective",
        State.NotMeasurable or State.NotApplicable => "none",
        _ => "unmeasured",
    };

    public static string Shape(State state) => state switch
    {
        State.Effective or State.LikelyEffective => "✓",
        State.InControl => "○",
        State.Degraded => "~",
        State.Ineffective => "✗",
        State.NotMeasurable or State.NotApplicable => "–",
        _ => "",
    };

    public static void Write(Markup html, State state, string words)
    {
        html.Raw($"<span class=\"state {Css(state)}\">");
        html.Raw(Shape(state) is { Length: > 0 } shape ? $"<i aria-hidden=\"true\">{shape}</i> "
            : "<i class=\"hatch\" aria-hidden=\"true\"></i> ");
        html.Text(words).Raw("</span>");
    }
}
