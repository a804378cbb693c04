/** The look of the product: the names and values of its tokens, as far as these pages use them. */
const dark = `
  color-scheme: dark;
  --color-bg: #101317; --color-surface: #181c21; --color-control: #262d34; --color-control-line: #3c4650;
  --color-line: #2a3138; --color-text: #f2efe9; --color-text-2: #b9bfc5; --color-text-3: #949da6;
  --color-accent: #ffb57d; --color-accent-hover: #ffc79c; --color-accent-edge: #ffb57d;
  --color-on-accent: #22140a; --color-accent-text: #ffb57d; --color-accent-soft: #33241a;
  --color-danger-text: #ff9aa2; --color-danger-soft: #38191d; --color-danger-line: #8d3d46;
  --color-warn-text: #efd06a; --color-warn-soft: #2f2812; --color-warn-line: #74642c;
  --color-ok-text: #74d3a8; --color-ok-soft: #132b22; --color-ok-line: #2f6b53;
  --color-focus: #9dccff;`;

const light = `
  color-scheme: light;
  --color-bg: #f2f4f5; --color-surface: #ffffff; --color-control: #ffffff; --color-control-line: #bcc4cb;
  --color-line: #d7dce0; --color-text: #14181c; --color-text-2: #46505a; --color-text-3: #58626c;
  --color-accent: #ffb57d; --color-accent-hover: #ffa561; --color-accent-edge: #b4622a;
  --color-on-accent: #22140a; --color-accent-text: #93430f; --color-accent-soft: #ffecde;
  --color-danger-text: #a81d2a; --color-danger-soft: #fdecec; --color-danger-line: #e0a3a8;
  --color-warn-text: #6c5000; --color-warn-soft: #fbf2d2; --color-warn-line: #d5bd6a;
  --color-ok-text: #0d6444; --color-ok-soft: #e1f3ea; --color-ok-line: #93cbb1;
  --color-focus: #1a5fb4;`;

export const styles = `
:root {${dark}
  --font-sans: 'Commissioner Variable', 'Commissioner', 'Noto Sans', system-ui, -apple-system, 'Segoe UI', sans-serif;
  --radius-sm: 6px; --radius-md: 10px; --target-min: 2.75rem;
}
@media (prefers-color-scheme: light) { :root {${light}
} }
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--color-bg); color: var(--color-text);
  font: 400 0.9375rem/1.375rem var(--font-sans);
}
.banner {
  padding: 0.5rem 1rem; text-align: center; font-weight: 620;
  background: var(--color-warn-soft); color: var(--color-warn-text); border-bottom: 1px solid var(--color-warn-line);
}
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6875rem; line-height: 2.125rem; margin: 0 0 0.25rem; }
h2 { font-size: 1.0625rem; line-height: 1.5rem; margin: 0 0 0.75rem; }
p { margin: 0 0 0.75rem; }
a { color: var(--color-accent-text); }
.back { display: inline-flex; align-items: center; min-height: var(--target-min); }
.quiet { color: var(--color-text-2); }
.price { font-size: 2.25rem; line-height: 2.5rem; font-weight: 620; margin: 0.5rem 0; }
.card {
  background: var(--color-surface); border: 1px solid var(--color-line); border-radius: var(--radius-md);
  padding: 1.25rem; margin-top: 1rem;
}
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { font-weight: 620; padding: 0; margin-bottom: 0.5rem; }
label.option {
  display: flex; gap: 0.75rem; align-items: center; min-height: var(--target-min); padding: 0.5rem 0.75rem;
  border: 1px solid var(--color-line); border-radius: var(--radius-sm); margin-bottom: 0.375rem; cursor: pointer;
}
label.option:has(:checked) { border-color: var(--color-accent-edge); background: var(--color-accent-soft); }
label.option .number { color: var(--color-text-2); font-size: 0.8125rem; overflow-wrap: anywhere; }
input[type='radio'] { width: 1.125rem; height: 1.125rem; margin: 0; flex: none; accent-color: var(--color-accent-edge); }
button {
  font: inherit; font-weight: 620; min-height: var(--target-min); padding: 0.5rem 1rem; cursor: pointer;
  border-radius: var(--radius-sm); border: 1px solid var(--color-control-line);
  background: var(--color-control); color: var(--color-text);
}
button.primary {
  width: 100%; background: var(--color-accent); color: var(--color-on-accent); border-color: var(--color-accent-edge);
}
button.primary:hover { background: var(--color-accent-hover); }
summary { min-height: var(--target-min); display: flex; align-items: center; cursor: pointer; font-weight: 620; }
summary::before { content: '▸'; margin-inline-end: 0.5rem; }
[open] > summary::before { content: '▾'; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: space-between; }
.row + summary { min-height: var(--target-min); display: flex; align-items: center; cursor: pointer; font-weight: 620; }
summary::before { content: '▸'; margin-inline-end: 0.5rem; }
[open] > summary::before { content: '▾'; }
.row { margin-top: 0.5rem; }
:focus-visible { outline: 2px solid var(--color-focus); outline-offset: 2px; }
label.option:focus-within { outline: 2px solid var(--color-focus); outline-offset: 2px; }
.note { border: 1px solid; border-radius: var(--radius-sm); padding: 0.75rem; margin: 1rem 0 0; }
.note.danger { background: var(--color-danger-soft); color: var(--color-danger-text); border-color: var(--color-danger-line); }
.note.ok { background: var(--color-ok-soft); color: var(--color-ok-text); border-color: var(--color-ok-line); }
table { width: 100%; border-collapse: collapse; }
th { text-align: start; color: var(--color-text-2); font-weight: 400; font-size: 0.8125rem; }
th, td { padding: 0.5rem 0.5rem 0.5rem 0; border-bottom: 1px solid var(--color-line); vertical-align: middle; }
td:last-child, th:last-child { padding-right: 0; text-align: end; }
`;
