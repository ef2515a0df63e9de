namespace EdgeTwin.Host.Reports;

/// <summary>The style sheet of the reports: readable without colour, on a phone, on paper and in the dark.</summary>
internal static class ReportStyle
{
    internal const string Css = """

        :root{--bg:#fbfaf8;--card:#fff;--ink:#1d2126;--soft:#5b636d;--line:#dfdcd6;--paper:#fff8f5;--fine:#f7dcd3;--coarse:#ecb8a8;--trace:#14181d;
        --rhythm:#b3261e;--technical:#5f6b7a;--accent:#0b6b74}
        @media (prefers-color-scheme:dark){:root{--bg:#14171b;--card:#1c2026;--ink:#e7eaee;--soft:#a3acb7;--line:#323841;--paper:#1b1e23;--fine:#2a2829;--coarse:#43373a;
        --trace:#eef2f5;--rhythm:#ff8a80;--technical:#9fb0c3;--accent:#5cc9d3}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:1180px;margin:0 auto;padding:20px 16px 40px}
        h1{font-size:1.7rem;line-height:1.2;margin:.2em 0 .1em}
        h2{font-size:1.15rem;margin:2em 0 .5em}
        p.lead{color:var(--soft);margin:0 0 1em}
        .notice{border-left:4px solid var(--accent);background:var(--card);padding:.6em .9em;margin:1em 0;font-size:.92rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(135px,1fr));gap:10px;margin:1em 0}
        .figure{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.7em .9em;display:flex;flex-direction:column}
        .figure .label,.figure .note{color:var(--soft);font-size:.82rem}
        .figure .value{font-size:1.55rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.25}
        .figure small{font-size:.8rem;font-weight:400;color:var(--soft)}
        figure{margin:0 0 1.2em}
        figcaption{font-size:.92rem;margin-bottom:.3em}
        figcaption b{font-variant-numeric:tabular-nums}
        .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--card)}
        .scroll svg{display:block}
        svg.strip{width:100%;min-width:760px;background:var(--paper)}
        svg.tachogram{width:100%;min-width:640px}
        svg text{font-family:inherit;fill:var(--soft)}
        .grid-fine{stroke:var(--fine);stroke-width:1;fill:none}
        .grid-coarse{stroke:var(--coarse);stroke-width:1.6;fill:none}
        .trace{fill:none;stroke:var(--trace);stroke-width:3;stroke-linejoin:round}
        .mark{stroke:var(--accent);stroke-width:3;fill:none}
        .mark-text{font-weight:600;fill:var(--accent)!important}
        .reference{stroke:var(--technical);stroke-width:3;fill:none}
        .reference-text{font-weight:600;fill:var(--technical)!important}
        .unsure{stroke-dasharray:6 6;opacity:.75}
        .ectopic{stroke:var(--rhythm)}
        .ectopic-text{font-weight:700;fill:var(--rhythm)!important}
        .span-rhythm{fill:var(--rhythm);fill-opacity:.13}
        .span-technical{fill:var(--technical);fill-opacity:.18}
        .edge-rhythm{stroke:var(--rhythm);fill:none}
        .edge-technical{stroke:var(--technical);fill:none;stroke-dasharray:10 6}
        .name-rhythm{fill:var(--rhythm)!important;font-weight:650}
        .name-technical{fill:var(--technical)!important;font-weight:650}
        .axis{stroke:var(--line);stroke-width:1}
        .rr{stroke:var(--ink);stroke-linecap:round;fill:none}
        .rr-unsure{stroke:var(--technical);stroke-linecap:butt;fill:none;opacity:.7}
        table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:.45em .7em;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
        td.wide{white-space:normal;min-width:15em}
        th{color:var(--soft);font-weight:600}
        td.n,th.n{text-align:right}
        tr.sum td{font-weight:650;border-top:2px solid var(--line)}
        .tag{display:inline-block;padding:0 .55em;border:1px solid currentColor;border-radius:99px;font-size:.86em;font-weight:600;color:var(--rhythm)}
        .tag.technical{color:var(--technical);border-style:dashed}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;font-size:.92rem}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        footer{margin-top:3em;color:var(--soft);font-size:.85rem;border-top:1px solid var(--line)}
        @media print{body{background:#fff}.scroll{overflow:visible}svg.strip,svg.tachogram{min-width:0}}

        """;
}
