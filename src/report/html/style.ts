/** The look of a page: light, dark and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --link: #0550ae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --raised: #161b22; --line: #3d444d; --link: #79c0ff;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body {
  margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem 4rem;
  background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
a { color: var(--link); }
nav { font-size: 0.9rem; margin-bottom: 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: 0; padding: 0; }
nav li { margin: 0.2rem 0; }
nav a { text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
main { min-width: 0; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 0.75rem; scroll-margin-top: 1rem; }
h1 { margin-top: 0; font-size: 2rem; }
h2 { padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); font-size: 1.5rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1rem; }
p, ul, ol, pre, .table { margin: 0 0 1rem; }
li > ul, li > ol, li > pre { margin: 0.25rem 0 0.5rem; }
.contains-task-list { list-style: none; padding-left: 0.5rem; }
code, pre { font: 0.875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { padding: 0.1em 0.3em; border-radius: 4px; background: var(--raised); overflow-wrap: anywhere; }
pre { padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.35rem 0.7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--raised); }
[align="right"] { text-align: right; font-variant-numeric: tabular-nums; }
[align="center"] { text-align: center; }
thead:not(:has(th:not(:empty))) { display: none; }
blockquote { margin: 0 0 1rem; padding: 0 1rem; border-left: 4px solid var(--line); color: var(--quiet); }
hr { border: 0; border-top: 1px solid var(--line); }
img { max-width: 100%; }
@media (min-width: 70rem) {
  body:has(nav) { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; }
  nav ul { display: block; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
@media print {
  :root { color-scheme: light; --text: #000000; --quiet: #333333; --page: #ffffff; --raised: #f4f4f4; --line: #999999; --link: #000000; }
  body, body:has(nav) { display: block; max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .table, pre { overflow: visible; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  td, th { overflow-wrap: anywhere; }
}
`;
