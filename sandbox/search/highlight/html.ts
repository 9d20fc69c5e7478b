const ENTITIES: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&#x27;",
  "/": "&#x2F;",
};

/** A text with the characters that Lucene's `SimpleHTMLEncoder` escapes. */
export function escapeHtml(text: string): string {
  return text.replace(/["&<>'/]/g, (mark) => ENTITIES[mark] ?? mark);
}
