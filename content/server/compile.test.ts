import * as React from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";
import { expect, it } from "vitest";
import { compileLesson } from "./compile";

const fence = "```";
type Props = Record<string, unknown> & { children?: React.ReactNode };

const glossary = [
  { id: "row", term: "row", short: "One fact, as in `SELECT 1`.", lesson: "1.1" },
  { id: "table", term: "table", short: "Many rows.", lesson: "1.1" },
];

/** Draws a component as its name and its text attributes. */
const drawn = (name: string) => (props: Props) => {
  const { children, ...rest } = props;
  return React.createElement(name.toLowerCase(), { "data-props": JSON.stringify(rest) }, children);
};

async function render(body: string): Promise<string> {
  const code = await compileLesson(`---\nid: "1.1"\n---\n\n${body}\n`, glossary);
  // oxlint-disable-next-line no-implied-eval
  const evaluate = new Function("React", "ReactDOM", "_jsx_runtime", code) as (...scope: unknown[]) => {
    default: React.ComponentType<{ components: Record<string, unknown> }>;
  };
  const names = ["RunBlock", "Predict", "Kept", "Misconception", "Right"];
  const components = Object.fromEntries(names.map((name) => [name, drawn(name)]));
  const html = renderToStaticMarkup(
    React.createElement(evaluate(React, {}, runtime).default, { components }),
  );
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

it("highlights a run block into keywords, strings, numbers and comments", async () => {
  const html = await render(`${fence}sql run name="a"\nSELECT 'x<y' AS t, 12 -- why\nFROM b;\n${fence}`);
  expect(html).toContain('"id":"a"');
  expect(html).toContain("<b>SELECT </b>");
  expect(html).toContain("<span class=s>'x&lt;y' </span>");
  expect(html).toContain("<span class=n>12 </span>");
  expect(html).toContain("<i>-- why</i>");
});

it("hands a prediction to the block right after it, and leaves one that stands alone", async () => {
  const predict = '<Predict question="q" options="1 | 2" answer="2">\n\nBecause.\n\n</Predict>';
  const block = `${fence}sql run name="a"\nSELECT 1;\n${fence}`;
  const joined = await render(`${predict}\n\n${block}`);
  expect(joined).not.toContain("<predict");
  expect(joined).toMatch(
    /<runblock data-props="\{"id":"a".*"question":"q","options":"1 \| 2","answer":"2"\}"><p>Because\.<\/p><\/runblock>/s,
  );
  const alone = await render(`${predict}\n\nText.\n\n${block}`);
  expect(alone).toContain("<predict");
});

it("explains each word once, after the paragraph that uses it first", async () => {
  const html = await render(
    'A <Term id="row">row</Term>, a <Term id="table">table</Term>.\n\nThe <Term id="row">row</Term>.',
  );
  expect(html.match(/class=\\"note terms\\"/g)).toHaveLength(1);
  expect(html).toContain(
    "<p><b>row</b> One fact, as in <code>SELECT 1</code>.</p><p><b>table</b> Many rows.</p>",
  );
});

it("gives headings the ids that links use, and draws formulas without a style sheet", async () => {
  const html = await render("## One idea\n\n## One idea\n\n$a + b$");
  expect(html).toContain("<h2 id=one-idea>");
  expect(html).toContain("<h2 id=one-idea-1>");
  expect(html).toContain("<math");
  expect(html).not.toContain("katex-html");
});

it("takes no column for a keyword", async () => {
  const html = await render(`${fence}sql run name="a"\nSELECT status, owner FROM t;\n${fence}`);
  expect(html).toContain("<b>SELECT </b>status, owner <b>FROM</b> t;");
});

it("escapes the signs of code", async () => {
  const code = await compileLesson(
    `---\nid: "1.1"\n---\n\n${fence}sql run\nSELECT '</code><script>' AS a;\n${fence}\n`,
    glossary,
  );
  expect(code).not.toContain("<script>");
  expect(code).toContain("&lt;script&gt;");
});

it("says why a static block does not run", async () => {
  const html = await render(`${fence}go static reason="needs a server"\nfunc main() {}\n${fence}`);
  expect(html).toContain("<figcaption class=after>Not runnable here: needs a server.</figcaption>");
  expect(html).toContain("<b>func</b>");
});

it("gathers what never changes into one piece between the components that do", async () => {
  const block = `${fence}sql run\nSELECT 1;\n${fence}`;
  const html = await render(`One.\n\n## Two\n\n${block}\n\n<Note>Three.</Note>\n\n- four`);
  expect(html.match(/<kept/g)).toHaveLength(2);
  expect(html).toContain("<p>One.</p>\\n<h2 id=two>Two</h2>");
  expect(html.indexOf("<runblock")).toBeGreaterThan(html.indexOf("Two"));
  expect(html).toMatch(/<aside class=note role=note aria-label=Note>.*Three\..*<li>four<\/li>/s);
});

it("marks a link that leaves the course, and lets a wide table scroll by itself", async () => {
  const html = await render("[out](https://www.postgresql.org/docs/)\n\n| a |\n| - |\n| 1 |");
  expect(html).toContain('rel=\\"external noreferrer\\"');
  expect(html).toContain("<table class=grid>");
});
