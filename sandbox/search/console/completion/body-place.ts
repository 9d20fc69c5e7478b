/** Where a caret stands in a body that is being written. */
export interface BodyPlace {
  /** Keys from the body's root to the object or list around the caret; lists have none of their own. */
  path: readonly string[];
  /** What may be written there. */
  wants: "key" | "value" | "nothing";
  /** Key of the value that is wanted; of a list, the list's. */
  key: string | undefined;
  inList: boolean;
  /** Where the word at the caret begins, behind its quote; the caret itself where there is none. */
  from: number;
  quoted: boolean;
  /** Keys that the object around the caret has so far. */
  used: readonly string[];
}

interface Frame {
  list: boolean;
  /** Key of it in the object around. */
  key: string | undefined;
  keys: string[];
  wants: "key" | "colon" | "value" | "comma";
}

const word = /[\w.+*-]/;

/** Reads `text` from the start of a body (or of several) to its end, where the caret stands; tolerant of what is unfinished. */
export function bodyPlace(text: string): BodyPlace {
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    const frame = frames.at(-1);
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) return placeIn(frames, at + (text.startsWith('"""', at) ? 3 : 1), true);
      if (frame) take(frame, text.slice(at + 1, end - 1));
      at = end;
    } else if (sign === "#" || text.startsWith("//", at)) {
      const end = text.indexOf("\n", at);
      if (end < 0) return placeIn([], text.length, false);
      at = end;
    } else if (word.test(sign)) {
      const from = at;
      while (at < text.length && word.test(text.charAt(at))) at++;
      if (at >= text.length) return placeIn(frames, from, false);
      if (frame) take(frame, text.slice(from, at));
    } else {
      turn(frames, sign);
      at++;
    }
  }
  return placeIn(frames, text.length, false);
}

function turn(frames: Frame[], sign: string): void {
  const frame = frames.at(-1);
  if (sign === "{" || sign === "[") {
    const list = sign === "[";
    const key = frame?.list === false ? frame.keys.at(-1) : undefined;
    frames.push({ list, key, keys: [], wants: list ? "value" : "key" });
  } else if (sign === "}" || sign === "]") {
    frames.pop();
    const outer = frames.at(-1);
    if (outer) outer.wants = "comma";
  } else if (frame && sign === ":" && frame.wants === "colon") frame.wants = "value";
  else if (frame && sign === ",") frame.wants = frame.list ? "value" : "key";
}

/** A word that is complete becomes the key or the value that was wanted. */
function take(frame: Frame, text: string): void {
  if (frame.wants === "key") frame.keys.push(text);
  frame.wants = frame.wants === "key" ? "colon" : "comma";
}

/** Behind the string that begins at `at`; undefined where it has no end. One between single quotes ends with its line. */
function stringEnd(text: string, at: number): number | undefined {
  if (text.startsWith('"""', at)) {
    const close = text.indexOf('"""', at + 3);
    return close < 0 ? undefined : close + 3;
  }
  for (let end = at + 1; end < text.length; end++) {
    const sign = text.charAt(end);
    if (sign === "\\") end++;
    else if (sign === '"') return end + 1;
    else if (sign === "\n") return end;
  }
  return undefined;
}

function placeIn(frames: readonly Frame[], from: number, quoted: boolean): BodyPlace {
  const frame = frames.at(-1);
  const path = frames.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const wants = frame?.wants === "key" || frame?.wants === "value" ? frame.wants : "nothing";
  const key = frame?.list ? frame.key : frame?.keys.at(-1);
  return {
    path,
    wants,
    key,
    inList: frame?.list ?? false,
    from,
    quoted,
    used: frame?.list ? [] : (frame?.keys ?? []),
  };
}
