/** The look of the demo's pages: plain, readable, and never to be mistaken for a real sign-in. */
export const demoStyle = `
:root { color-scheme: light dark; --ink: #14202b; --ground: #ffffff; --line: #5b6b79; --mark: #8a1c1c; --soft: #f2f5f7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9eef2; --ground: #10181f; --line: #93a3b1; --mark: #ff9d9d; --soft: #1a252e; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { border-bottom: 0.5rem solid var(--mark); padding: 1rem; }
header p { margin: 0 auto; max-width: 42rem; display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; }
header strong { color: var(--mark); font-size: 1.75rem; letter-spacing: 0.1em; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 0; }
ul { list-style: none; padding: 0; margin: 1.5rem 0; }
li { border: 1px solid var(--line); border-radius: 0.25rem; padding: 1rem; margin-bottom: 1rem; background: var(--soft); }
li p { margin: 0.25rem 0 0.75rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; }
button { font: inherit; min-height: 48px; padding: 0.5rem 1rem; border: 2px solid currentColor; border-radius: 0.25rem;
  background: var(--ground); color: var(--ink); cursor: pointer; }
button:hover { text-decoration: underline; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.wide { overflow-x: auto; }
code { font-size: 1.125rem; }
`;
