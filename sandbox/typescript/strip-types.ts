import { transform } from "sucrase";
import type { SyntaxOutcome } from "./outcome";

/** JavaScript with the lines where they stood in the TypeScript, or why there is none. */
export type Stripped = { kind: "stripped"; code: string } | SyntaxOutcome;

/**
 * Takes the types out of a module, without checking them. Imports that only give types vanish; the others stay, and are refused
 * when the module is loaded. Sucrase keeps every line where it was, but not the columns.
 */
export function stripTypes(source: string): Stripped {
  // The text goes to quickjs as a C string, which would end here.
  const zero = source.indexOf("\0");
  if (zero >= 0)
    return { kind: "syntax", message: "The text holds a zero character.", ...placeOf(source, zero) };
  const foreign = typeImports(source).find(({ from }) => from !== "pg");
  if (foreign) return { kind: "syntax", message: refusedImport(foreign.from), line: foreign.line };
  try {
    const { code } = transform(source, { transforms: ["typescript"], disableESTransforms: true });
    return { kind: "stripped", code };
  } catch (cause) {
    return syntaxOutcome(cause);
  }
}

/** Why an import is refused. */
export function refusedImport(from: string): string {
  return from === "pg"
    ? 'Only types can be imported from "pg" here: write `import type { Client } from "pg"`. The client itself is the first argument of the function.'
    : `"${from}" cannot be imported here. The only import is of types from "pg": the function needs nothing but its arguments.`;
}

/** The line of the statement that imports `from`; undefined when it is not at the start of a line. */
export function importLine(source: string, from: string): number | undefined {
  return typeImports(source).find((one) => one.from === from)?.line;
}

// A statement at the start of a line. What is missed here is refused by the module loader, unless it vanishes with the types.
const statement = /^[ \t]*(?:import|export)\b(?:[^;"'`()=]*?\bfrom)?[ \t\r\n]*["']([^"'\n]*)["']/gm;

function typeImports(source: string): { from: string; line: number }[] {
  return [...source.matchAll(statement)].map((match) => ({
    from: match[1] ?? "",
    line: placeOf(source, match.index).line,
  }));
}

/** Sucrase puts ` (line:column)` behind its message and the place into `loc`, both counted from 1. */
function syntaxOutcome(cause: unknown): SyntaxOutcome {
  if (!(cause instanceof Error)) throw cause;
  if (cause instanceof RangeError) return { kind: "syntax", message: "The text is nested too deeply." };
  const { loc } = cause as { loc?: { line: number; column: number } };
  const sentence = cause.message.replace(/^Error transforming [^:]*: /, "").replace(/ \(\d+:\d+\)$/, "");
  return { kind: "syntax", message: sentence, ...(loc ? { line: loc.line, column: loc.column } : {}) };
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
