namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>Light, quiet, and the same on paper. Hatching survives a black and white printer; colour is never alone.</summary>
static class ReviewStyle
{
    /// <summary>One pattern for all drawings of the page.</summary>
    public const string HatchPattern =
        """
        <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#6B7280" stroke-width="2"/></pattern></defs></svg>
        """;

    public const string Css =
        """

        :root { color-scheme: light; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; }
        * { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { font: 14px/20px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: var(--ink); background: #fff; max-width: 1000px; margin: 0 auto; padding: 16px; }
        h1 { font-size: 20px; margin: 0; } h2 { font-size: 16px; margin: 24px 0 8px; border-bottom: 1px solid var(--line); padding-bottom: 4px; } h3 { font-size: 14px; margin: 0; }
        p { margin: 4px 0; } .lead { font-size: 16px; } .id { font-variant-numeric: tabular-nums; color: var(--quiet); } .clause { color: var(--quiet); font-weight: normal; font-size: 13px; }
        code { font: 11px/16px ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13px; line-height: 18px; } caption { text-align: left; font-weight: 600; padding: 4px 0; }
        th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; } th { color: var(--quiet); font-weight: 600; } td:first-child { white-space: nowrap; }
        td.number, th.number { text-align: right; padding-right: 16px; font-variant-numeric: tabular-nums; } td.empty { color: var(--quiet); white-space: normal; }
        .state i { font-style: normal; font-weight: 700; } .state i.hatch { display: inline-block; width: 14px; height: 10px; border: 1px solid #6B7280; background: repeating-linear-gradient(45deg, #6B7280 0 1.5px, #fff 1.5px 4px); }
        .state.effective { color: #1B7F4B; } .state.likely { color: #4F8A6B; } .state.likely i { font-weight: 400; } .state.degraded { color: #8A6D00; } .state.ineffective { color: #B3261E; }
        .state.informs { color: #4B6584; } .state.none { color: #6B7280; }
        .state.unmeasured { color: #4b5563; }
        svg .effective { fill: #1B7F4B; } svg .likely { fill: #4F8A6B; } svg .degraded { fill: #8A6D00; } svg .ineffective { fill: #B3261E; } svg .informs { fill: #4B6584; } svg .none { fill: #9CA3AF; }
        svg rect.unmeasured { fill: url(#hatch); stroke: #6B7280; stroke-width: .5; } svg circle.unmeasured { fill: #fff; stroke: #6B7280; stroke-width: 1.2; }
        .counts { margin: 12px 0; } .counts svg { width: 100%; max-width: 680px; height: auto; } .counts text { text-anchor: middle; font-size: 11px; } .counts text.figure { font-size: 14px; font-weight: 700; fill: #fff; stroke: #1f2328; stroke-width: 2.5px; paint-order: stroke; }
        .counts text.word { fill: #59636e; } figcaption { font-weight: 600; }
        .kpi { display: grid; grid-template-columns: 1fr 260px; gap: 4px 16px; padding: 8px 0; border-bottom: 1px solid var(--line); break-inside: avoid; } .kpi b { font-size: 16px; }
        .basis { color: var(--quiet); font-size: 13px; line-height: 18px; } details { grid-column: 1 / -1; color: var(--quiet); font-size: 12px; line-height: 16px; }
        svg.trend { width: 260px; height: 74px; } .trend .line { fill: none; stroke: #1D4ED8; stroke-width: 1.5; } .trend .interval { fill: #1D4ED8; opacity: .14; } .trend line.target { stroke: #59636e; stroke-dasharray: 4 3; } .trend text { font-size: 10px; fill: #59636e; }
        .heat { width: auto; } .heat td { width: 96px; height: 36px; border: 1px solid var(--line); padding: 2px; } .heat td.above { border: 2px solid #1f2328; } .heat .risk { display: inline-block; padding: 0 4px; margin: 1px; border: 1px solid var(--quiet); border-radius: 4px; font-size: 12px; line-height: 16px; }
        .people { border: 1px solid var(--line); border-radius: 4px; min-height: 64px; margin: 8px 0; padding: 4px 8px; break-inside: avoid; } .people span { color: var(--quiet); font-size: 12px; }
        .legend { font-size: 12px; color: var(--quiet); } .legend .state { margin-right: 12px; } footer { margin-top: 24px; color: var(--quiet); font-size: 12px; }
        @media (max-width: 640px) { .kpi { grid-template-columns: 1fr; } table { display: block; overflow-x: auto; } }
        @media print { @page { size: A4; margin: 15mm; } body { max-width: none; padding: 0; font-size: 10pt; line-height: 13pt; } table { font-size: 8.5pt; line-height: 11pt; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } .people { min-height: 22mm; } table:has(th:nth-child(8)) { font-size: 7.5pt; line-height: 10pt; } table:has(th:nth-child(8)) td { overflow-wrap: anywhere; white-space: normal; } }

        """;
}
