using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>The four counts as one bar whose segments add up, with the sentence beneath.</summary>
static class CountsBar
{
    const double Width = 680;
    const double Height = 30;

    public static void Write(Markup html, FourCounts counts)
    {
        html.Line($"<figure class=\"counts\"><svg viewBox=\"0 0 {Markup.Px(Width)} {Markup.Px(Height + 18)}\" role=\"img\" aria-label=\"{Markup.Encoded(counts.Sentence)}\">");
        var x = 0.0;
        foreach (var (count, css, word) in new[]
        {
            (counts.Effective, "effective", "effective"), (counts.NotEffective, "ineffective", "not effective"),
            (counts.NotMeasured, "unmeasured", "not measured"), (counts.NotMeasurable, "none", "not measurable here"),
        })
        {
            if (count == 0) continue;
            var width = Width * count / counts.Applicable;
            html.Line($"<rect class=\"{css}\" x=\"{Markup.Px(x)}\" y=\"0\" width=\"{Markup.Px(Math.Max(1, width - 1))}\" height=\"{Markup.Px(Height)}\"/>");
            html.Line($"<text class=\"figure\" x=\"{Markup.Px(x + width / 2)}\" y=\"20\">{count}</text>");
            // A word that does not fit into its segment would run into the next one; the sentence beneath has it in any case.
            if (width > word.Length * 6) html.Line(
                $"<text class=\"word\" x=\"{Markup.Px(x + width / 2)}\" y=\"{Markup.Px(Height + 13)}\">{word}</text>");
            x += width;
        }
        if (counts.Applicable == 0) html.Line(
            $"<rect class=\"unmeasured\" x=\"0\" y=\"0\" width=\"{Markup.Px(Width)}\" height=\"{Markup.Px(Height)}\"/>");
        html.Line("</svg>").Element("figcaption", counts.Sentence + ".").Line("</figure>");
    }
}
