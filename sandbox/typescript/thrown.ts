import { answerFile, type GuestBroken, type Loaded } from "./guest";
import type { ProgramOutcome, SentStatement, SyntaxOutcome, ThrewOutcome } from "./outcome";
import type { Thrown } from "./prelude";
import { importLine, refusedImport } from "./strip-types";

/** The promise of the function stays pending, and nothing is left that could settle it. */
export const neverFinished: Thrown = {
  name: "Error",
  message: "The function never finished: it waits for something that does not come.",
};

/** The outcome of a thrown value. */
export function threw({ name, message, code, stack }: Thrown, sent: SentStatement[]): ThrewOutcome {
  const line = placeIn(stack)?.line;
  return {
    kind: "threw",
    // As V8 says it: learners meet this sentence in Node and in most browsers.
    ...(name === "InternalError" && message === "stack overflow" ? tooDeep : { name, message }),
    ...(code === undefined ? {} : { code }),
    ...(line === undefined ? {} : { line }),
    sent,
  };
}

/** What to say when the WebAssembly broke: nearly always the host's stack ran out before quickjs saw its own end. */
export function brokenThrown({ cause }: GuestBroken): Thrown {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const recursion = name === "RangeError" || /recursion|call stack/i.test(message);
  return recursion
    ? tooDeep
    : { name: "InternalError", message: `The function broke what runs it: ${message}` };
}

/** Why there is nothing to call. */
export function moduleFailure(
  loaded: Exclude<Loaded, { kind: "loaded" }>,
  source: string,
  code: string,
  refused: string | undefined,
): ProgramOutcome {
  if (loaded.kind === "no-function") return { kind: "syntax", message: noFunction };
  if (loaded.kind === "top-level-await") return { kind: "syntax", message: topLevelAwait };
  const { thrown } = loaded;
  if (refused !== undefined && thrown.message === refusedImport(refused)) {
    const line = importLine(source, refused);
    return { kind: "syntax", message: thrown.message, ...(line === undefined ? {} : { line }) };
  }
  return syntaxOf(thrown, source, code) ?? threw(thrown, []);
}

const tooDeep = { name: "RangeError", message: "Maximum call stack size exceeded" };

const noFunction =
  "The module has no function as its default export. Write `export default` before the function that answers.";

const topLevelAwait =
  "The module has an `await` outside of a function. Move it into the function that is the default export.";

/** An error of the parser has one bare place in its stack; one that was thrown names a function. */
function syntaxOf({ name, message, stack }: Thrown, source: string, code: string): SyntaxOutcome | undefined {
  const place = placeIn(stack);
  const bare = stack?.trim() === `at ${answerFile}:${place?.line}:${place?.column}`;
  if (name !== "SyntaxError" || !place || !bare) return undefined;
  const lineOf = (text: string): string | undefined => text.split("\n")[place.line - 1];
  // Where types were taken out, columns have moved.
  const same = lineOf(source) === lineOf(code);
  return { kind: "syntax", message, line: place.line, ...(same ? { column: place.column } : {}) };
}

function placeIn(stack: string | undefined): { line: number; column: number } | undefined {
  const found = /\banswer\.ts:(\d+):(\d+)/.exec(stack ?? "");
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}
