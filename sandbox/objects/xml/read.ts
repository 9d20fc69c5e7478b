import type { XmlElement } from "./node";
import { readTag, type Tag } from "./read-tag";
import { unescapeXml } from "./unescape";
import { XmlSyntaxError } from "./xml-syntax-error";

/** How large a document may be: characters of text, and elements inside elements. */
export interface XmlLimits {
  readonly length: number;
  readonly depth: number;
}

const LIMITS: XmlLimits = { length: 4 * 1024 * 1024, depth: 16 };

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

interface Piece {
  readonly kind: "text" | "tag" | "none";
  readonly value: string;
  readonly end: number;
}

/** The line, counted from 1, on which a place of the text lies. */
function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

const SKIPPED = [
  { start: "<!--", end: "-->" },
  { start: "<?", end: "?>" },
];

// One piece of markup or text from `at` on. Declarations (`<!DOCTYPE`, `<!ENTITY`) are refused: nothing here expands.
function nextPiece(text: string, at: number, fail: (reason: string) => never): Piece {
  if (text[at] !== "<") {
    const end = text.indexOf("<", at);
    const value = text.slice(at, end < 0 ? undefined : end);
    return { kind: "text", value: unescapeXml(value, fail), end: end < 0 ? text.length : end };
  }
  for (const skipped of SKIPPED) {
    if (!text.startsWith(skipped.start, at)) continue;
    const end = text.indexOf(skipped.end, at + skipped.start.length);
    if (end < 0) fail("unexpected EOF");
    return { kind: "none", value: "", end: end + skipped.end.length };
  }
  if (text.startsWith("<![CDATA[", at)) {
    const end = text.indexOf("]]>", at);
    if (end < 0) fail("unexpected EOF in CDATA section");
    return { kind: "text", value: text.slice(at + 9, end), end: end + 3 };
  }
  if (text[at + 1] === "!") fail("declarations are not read");
  const end = endOfTag(text, at);
  if (end < 0) fail("unexpected EOF");
  return { kind: "tag", value: text.slice(at + 1, end), end: end + 1 };
}

// The `>` that ends a tag: not one inside a quoted value.
function endOfTag(text: string, at: number): number {
  let quote = "";
  for (let i = at; i < text.length; i++) {
    const letter = text.charAt(i);
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return i;
  }
  return -1;
}

/**
 * Reads a document: elements, text, CDATA and the five entities of XML itself. Names lose their prefix, as S3 reads them; what follows
 * the root is not looked at. Throws `XmlSyntaxError`; without any element its message is "EOF".
 */
export function readXml(text: string, limits: XmlLimits = LIMITS): XmlElement {
  const open: OpenElement[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const fail = (reason: string): never => {
    throw new XmlSyntaxError(reason, lineAt(text, at));
  };
  if (text.length > limits.length) fail("document is too large");
  while (at < text.length) {
    const piece = nextPiece(text, at, fail);
    const parent = open.at(-1);
    if (piece.kind === "text" && parent) parent.text += piece.value;
    if (piece.kind === "tag") {
      const root = takeTag(readTag(piece.value, fail), open, limits, fail);
      if (root) return root;
    }
    at = piece.end;
  }
  if (open.length === 0) throw new XmlSyntaxError("EOF", 0);
  return fail("unexpected EOF");
}

// Opens or closes an element; gives the root once that is closed.
function takeTag(
  tag: Tag,
  open: OpenElement[],
  limits: XmlLimits,
  fail: (reason: string) => never,
): XmlElement | undefined {
  if (tag.kind !== "end") {
    if (open.length >= limits.depth) fail("elements are nested too deep");
    open.push({ name: tag.name, attributes: tag.attributes, children: [], text: "" });
    if (tag.kind === "start") return undefined;
  }
  const closed = open.pop();
  if (!closed) return fail(`unexpected end element </${tag.name}>`);
  if (closed.name !== tag.name) fail(`element <${closed.name}> closed by </${tag.name}>`);
  const parent = open.at(-1);
  if (!parent) return closed;
  parent.children.push(closed);
  return undefined;
}
