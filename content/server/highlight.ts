import { consoleLines, escape } from "./highlight-console";
import { createHighlighter, type Highlighter, type ThemeRegistration } from "shiki";

/**
 * A theme whose colours are names: `k` keyword (`<b>`), `c` comment (`<i>`), `s` string and `n` number (classes). The page
 * gives each its light and dark colour, so one HTML serves both.
 */
const classes: Record<string, string> = { "#000001": "k", "#000002": "s", "#000003": "n", "#000004": "c" };

const theme: ThemeRegistration = {
  name: "rowhouse",
  type: "light",
  fg: "#000000",
  bg: "#ffffff",
  settings: [
    { scope: ["keyword", "storage"], settings: { foreground: "#000001" } },
    { scope: ["keyword.operator", "support"], settings: { foreground: "#000000" } },
    { scope: ["string"], settings: { foreground: "#000002" } },
    { scope: ["constant.numeric"], settings: { foreground: "#000003" } },
    { scope: ["comment", "punctuation.definition.comment"], settings: { foreground: "#000004" } },
  ],
};

let shared: Promise<Highlighter> | undefined;

/** Code as HTML: one `<span class=line>` per line, every sign escaped. */
export type Highlight = (code: string, language: string) => string;

/** A highlighter for the languages of the course; made once per process. */
export async function createHighlight(): Promise<Highlight> {
  shared ??= createHighlighter({
    themes: [theme],
    langs: ["sql", "bash", "go", "typescript", "json", "yaml"],
    langAlias: { ts: "typescript" },
  });
  const highlighter = await shared;
  const linesOf = (code: string, language: string): string[] =>
    highlighter
      .codeToTokensBase(code, { lang: language as "sql", theme })
      .map((line) => lineHtml(line, language === "sql"));
  return (code, language) => {
    const console = language === "http" || language === "s3";
    const lines = console
      ? consoleLines(code, language, (json) => linesOf(json, "json"))
      : linesOf(code, language);
    return lines.map((line) => `<span class=line>${line}</span>`).join("\n");
  };
}

/** Neighbours of one class share a span: half the bytes. */
function lineHtml(tokens: { content: string; color?: string }[], sql: boolean): string {
  const runs: { name: string | undefined; text: string }[] = [];
  for (const { content, color } of tokens) {
    const found = content.trim() === "" ? runs.at(-1)?.name : classes[(color ?? "").toLowerCase()];
    // The course writes keywords in capitals: a column named status or owner is none.
    const name =
      sql && found === "k" && content === content.toLowerCase() && content.trim() !== "" ? undefined : found;
    const last = runs.at(-1);
    if (last && last.name === name) last.text += content;
    else runs.push({ name, text: content });
  }
  return runs.map(({ name, text }) => inTag(name, escape(text))).join("");
}

/** Keywords are half of all: a tag of one letter for them makes a lesson 3 KB lighter. */
function inTag(name: string | undefined, html: string): string {
  if (name === undefined) return html;
  if (name === "k") return `<b>${html}</b>`;
  return name === "c" ? `<i>${html}</i>` : `<span class=${name}>${html}</span>`;
}
