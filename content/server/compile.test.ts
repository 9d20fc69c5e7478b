import * as React from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";
import { expect, it } from "vitest";
import { compileLesson } from "./compile";

const fence = "```";
type Props = Record<string, unknown> & { children?: React.ReactNode };

/** Draws a component as its name and its text attributes. */
const drawn = (name: string) => (props: Props) => {
  const { children, ...rest } = props;
  return React.createElement(name.toLowerCase(), { "data-props": JSON.stringify(rest) }, children);
};

async function render(body: string): Promise<string> {
  const code = await compileLesson(`---\nid: "1.1"\n---\n\n${body}\n`);
  // oxlint-disable-next-line no-implied-eval
  const evaluate = new Function("React", "ReactDOM", "_jsx_runtime", code) as (...scope: unknown[]) => {
    default: React.ComponentType<{ components: Record<string, unknown> }>;
  };
  const names = ["RunBlock", "StaticBlock", "Predict", "Term", "TermNotes", "Misconception", "Right", "Note"];
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

it("highlights a run block into four classes", async () => {
  const html = await render(`${fence}sql run name="a"\nSELECT 'x<y' AS t, 12 -- why\nFROM b;\n${fence}`);
  expect(html).toContain('"id":"a"');
  expect(html).toContain('<span class=\\"k\\">SELECT </span>');
  expect(html).toContain("<span class=\\\"s\\\">'x&lt;y' </span>");
  expect(html).toContain('<span class=\\"n\\">12 </span>');
  expect(html).toContain('<span class=\\"c\\">-- why</span>');
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
  expect(html.match(/<termnotes/g)).toHaveLength(1);
  expect(html).toContain('<termnotes data-props="{"ids":"row table"}">');
});

it("gives headings the ids that links use, and draws formulas without a style sheet", async () => {
  const html = await render("## One idea\n\n## One idea\n\n$a + b$");
  expect(html).toContain('<h2 id="one-idea">');
  expect(html).toContain('<h2 id="one-idea-1">');
  expect(html).toContain("<math");
  expect(html).not.toContain("katex-html");
});

it("escapes the signs of code", async () => {
  const code = await compileLesson(
    `---\nid: "1.1"\n---\n\n${fence}sql run\nSELECT '</code><script>' AS a;\n${fence}\n`,
  );
  expect(code).not.toContain("<script>");
  expect(code).toContain("&lt;script&gt;");
});

it("says why a static block does not run", async () => {
  const html = await render(`${fence}go static reason="needs a server"\nfunc main() {}\n${fence}`);
  expect(html).toContain('"reason":"needs a server"');
  expect(html).toContain('<span class=\\"k\\">func</span>');
});
