/** Highlights a stretch of JSON: one HTML line per line of code. */
export type HighlightJson = (code: string) => string[];

const request = /^(\s*)(GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH|mc|as)(\s.*)$/;
const clock = /^(\s*)(@\w+)(.*)$/;
const comment = /^\s*(?:#|\/\/)/;

/**
 * The text of a console as HTML lines: methods and commands as keywords (`<b>`), comments (`<i>`), bodies of requests to the search
 * engine as JSON. `language` is `http` or `s3`; what stands under a request to the object store is text.
 */
export function consoleLines(code: string, language: string, json: HighlightJson): string[] {
  const lines: string[] = [];
  let body: string[] = [];
  const flush = (): void => {
    if (body.length > 0) lines.push(...(language === "http" ? json(body.join("\n")) : body.map(escape)));
    body = [];
  };
  for (const line of code.split("\n")) {
    const html = headLine(line);
    if (html === undefined) {
      body.push(line);
      continue;
    }
    flush();
    lines.push(html);
  }
  flush();
  return lines;
}

function headLine(line: string): string | undefined {
  if (comment.test(line)) return `<i>${escape(line)}</i>`;
  const [, blanks, word, rest] = request.exec(line) ?? clock.exec(line) ?? [];
  if (word === undefined) return undefined;
  return `${blanks}<b>${word}</b>${escape(rest ?? "")}`;
}

/** A text in HTML. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
