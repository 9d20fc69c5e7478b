/** The line of a text that an error points at. */
export interface CaretLine {
  /** 1-based. */
  number: number;
  text: string;
  /** 0-based, in characters of `text`. */
  column: number;
}

/** PostgreSQL's position (1-based, in code points) as a line with a caret; undefined when it lies outside the text. */
export function caretLine(text: string, position: number | undefined): CaretLine | undefined {
  if (position === undefined || position < 1) return undefined;
  const before = [...text].slice(0, position - 1);
  if (before.length < position - 1) return undefined;
  const head = before.join("");
  const start = head.lastIndexOf("\n") + 1;
  const end = text.indexOf("\n", start);
  return {
    number: head.split("\n").length,
    text: text.slice(start, end < 0 ? undefined : end),
    column: [...head.slice(start)].length,
  };
}

/** UTF-16 offset of a position in code points, at most the end of the text. */
export function offsetOf(text: string, position: number): number {
  return [...text].slice(0, Math.max(0, position - 1)).join("").length;
}

/** End of the word or sign that starts at `offset`; never past the line. */
export function wordEnd(text: string, offset: number): number {
  const word = /^[\w$\u0080-\uffff]+|^'[^'\n]*'?|^"[^"\n]*"?/.exec(text.slice(offset))?.[0];
  return Math.min(text.length, offset + Math.max(1, word?.length ?? 1));
}
