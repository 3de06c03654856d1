package dev.belay.check.report;

/** How the page looks: light and dark, on a screen and on paper. */
final class HtmlStyle {
  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --paper: #ffffff; --ink: #1b1f24; --faint: #59636e; --line: #d1d9e0; --code: #f6f8fa;
        --error: #b3261e; --warning: #8a5a00; --notice: #0b57a4; --good: #1a7f37;
        --readers: #d1453b; --writers: #e39a2d; --schema: #8fa3b8; --statement: #dbe2ea;
        --mark: #ffe3a3;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #0f1318; --ink: #e6e9ed; --faint: #97a2ae; --line: #323a44; --code: #181e25;
          --error: #ff8a80; --warning: #f0b95b; --notice: #7db7ff; --good: #6bd08a;
          --readers: #d9584e; --writers: #c8862a; --schema: #5c7086; --statement: #2b333d;
          --mark: #6b4f12;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; background: var(--paper);
        color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif;
      }
      h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
      h2 { margin: 2.75rem 0 .75rem; font-size: 1.2rem; break-after: avoid; }
      h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem; margin: 0 0 .5rem;
        font-size: 1rem; font-weight: 400; }
      p { margin: .5rem 0; }
      code, pre, td.number, .place { font-family: ui-monospace, Menlo, Consolas, monospace; }
      code, pre, .place { font-size: .87em; }
      header { border-bottom: 1px solid var(--line); padding-bottom: 1.25rem; }
      header.bad h1 { color: var(--error); }
      header.good h1 { color: var(--good); }
      .faint, .place { color: var(--faint); }
      .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 0; padding: 0; }
      .tiles li {
        list-style: none; min-width: 7rem; padding: .6rem .9rem; border: 1px solid var(--line);
        border-radius: .5rem;
      }
      .tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; }
      .tiles .none { opacity: .5; }
      article { border: 1px solid var(--line); border-left-width: 4px; border-radius: .5rem;
        margin: 0 0 1rem; padding: .8rem 1rem; break-inside: avoid; }
      article.error { border-left-color: var(--error); }
      article.warning { border-left-color: var(--warning); }
      article.notice { border-left-color: var(--notice); }
      .badge { font-weight: 650; }
      .badge.error, .badge.dangerous { color: var(--error); }
      .badge.warning, .badge.potentially { color: var(--warning); }
      .badge.notice { color: var(--notice); }
      .badge.safe { color: var(--good); }
      .badge.allowed { color: var(--faint); }
      .place { margin-left: auto; overflow-wrap: anywhere; }
      pre { margin: .6rem 0; padding: .6rem .8rem; overflow-x: auto; background: var(--code);
        border-radius: .35rem; line-height: 1.45; }
      pre .line { color: var(--faint); user-select: none; }
      mark { background: var(--mark); color: inherit; border-radius: .15rem; }
      .said, article .faint { white-space: pre-line; overflow-wrap: break-word; }
      article > :last-child { margin-bottom: 0; }
      .scroll { overflow-x: auto; break-inside: avoid; }
      table { border-collapse: collapse; width: 100%; font-size: .94rem; }
      th, td { text-align: left; padding: .4rem .7rem .4rem 0; vertical-align: top;
        border-bottom: 1px solid var(--line); }
      tr { break-inside: avoid; }
      th { color: var(--faint); font-weight: 500; }
      td.number { color: var(--faint); font-size: .87em; }
      td code { overflow-wrap: break-word; }
      .timeline { width: 100%; height: auto; }
      .timeline text { fill: var(--ink); font: 12px system-ui, "Segoe UI", Roboto, sans-serif; }
      .tick { stroke: var(--line); }
      .statement { fill: var(--statement); }
      .keeps-readers { fill: var(--readers); }
      .keeps-writers { fill: var(--writers); }
      .keeps-schema-changes { fill: var(--schema); }
      .work { stroke: var(--ink); stroke-width: 3; }
      .legend span { margin-right: 1.25rem; white-space: nowrap; }
      .legend i { display: inline-block; width: .85rem; height: .85rem; border-radius: 2px;
        margin-right: .4rem; vertical-align: -.08rem; }
      .legend .line { height: 3px; vertical-align: .2rem; background: var(--ink); }
      footer { margin-top: 3rem; color: var(--faint); font-size: .87rem; }
      @media (max-width: 40rem) {
        body { padding: 1.25rem .9rem 3rem; }
        .tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; }
        .tiles li { min-width: 0; padding: .5rem .6rem; font-size: .87rem; }
        .timeline { width: 45rem; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        .place { margin-left: 0; font-size: .8em; }
        thead { display: none; }
        table, tbody, tr, td { display: block; }
        tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
        td { padding: 0; border: 0; overflow-wrap: anywhere; }
      }
      @media print {
        @page { margin: 15mm; }
        :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --faint: #444444;
          --line: #bbbbbb; --code: #f4f4f4; --error: #a31515; --warning: #7a4f00;
          --notice: #0b3d7a; --good: #14602a; --mark: #ffe3a3; --readers: #c43a30;
          --writers: #dd9527; --schema: #93a4b6; --statement: #dddddd; }
        html { font-size: 10pt; }
        body { max-width: none; padding: 0 1px; font-size: 1rem; line-height: 1.45; }
        h2 { margin: 1.75rem 0 .5rem; }
        h2 + p { break-after: avoid; }
        .tiles { flex-wrap: nowrap; }
        .tiles li { min-width: 0; padding: .4rem .7rem; }
        article { padding: .6rem .8rem; margin-bottom: .7rem; }
        pre { white-space: pre-wrap; }
        svg, .tiles li, .legend i, mark { print-color-adjust: exact;
          -webkit-print-color-adjust: exact; }
      }
      """;

  private HtmlStyle() {}
}
