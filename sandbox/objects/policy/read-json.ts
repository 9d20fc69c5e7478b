type Fail = (reason: string) => never;

/** The place after a piece of JSON; the text is at an end, or has the wrong letter, where `fail` is called. */
interface Scanner {
  readonly text: string;
  at: number;
  readonly fail: Fail;
  /** Names in the outermost object, in order, each as often as it is there. */
  readonly names: string[];
}

// In the words of Go's encoding/json: what was found, and where in the grammar.
function wrong(scanner: Scanner, where: string): never {
  const point = scanner.text.codePointAt(scanner.at);
  if (point === undefined) return scanner.fail("unexpected EOF");
  const letter = String.fromCodePoint(point);
  const shown =
    letter === "'" ? "'\\''" : letter === '"' ? "'\"'" : `'${JSON.stringify(letter).slice(1, -1)}'`;
  return scanner.fail(`invalid character ${shown} ${where}`);
}

function skipSpace(scanner: Scanner): string | undefined {
  while (/[ \t\r\n]/.test(scanner.text[scanner.at] ?? "")) scanner.at++;
  return scanner.text[scanner.at];
}

function scanString(scanner: Scanner): void {
  for (scanner.at++; scanner.text[scanner.at] !== '"'; scanner.at++) {
    const letter = scanner.text[scanner.at];
    if (letter === undefined || letter < " ") wrong(scanner, "in string literal");
    if (letter !== "\\") continue;
    scanner.at++;
    const escape = scanner.text[scanner.at] ?? "";
    if (escape === "" || !'"\\/bfnrtu'.includes(escape)) wrong(scanner, "in string escape code");
    for (let digit = 0; escape === "u" && digit < 4; digit++) {
      scanner.at++;
      if (!/[0-9a-fA-F]/.test(scanner.text[scanner.at] ?? ""))
        wrong(scanner, "in \\u hexadecimal character escape");
    }
  }
  scanner.at++;
}

function scanWord(scanner: Scanner, word: string): void {
  for (const letter of word.slice(1)) {
    scanner.at++;
    if (scanner.text[scanner.at] !== letter) wrong(scanner, `in literal ${word} (expecting '${letter}')`);
  }
  scanner.at++;
}

function scanDigits(scanner: Scanner, where: string): void {
  if (!/\d/.test(scanner.text[scanner.at] ?? "")) wrong(scanner, where);
  while (/\d/.test(scanner.text[scanner.at] ?? "")) scanner.at++;
}

function scanNumber(scanner: Scanner): void {
  if (scanner.text[scanner.at] === "-") scanner.at++;
  if (scanner.text[scanner.at] === "0") scanner.at++;
  else scanDigits(scanner, "in numeric literal");
  if (scanner.text[scanner.at] === ".") {
    scanner.at++;
    scanDigits(scanner, "after decimal point in numeric literal");
  }
  if (/[eE]/.test(scanner.text[scanner.at] ?? "")) {
    scanner.at++;
    if (/[+-]/.test(scanner.text[scanner.at] ?? "")) scanner.at++;
    scanDigits(scanner, "in exponent of numeric literal");
  }
}

// What stands between the brackets of an object or a list: items with commas between them.
function scanItems(scanner: Scanner, end: string, after: string, item: () => void): void {
  scanner.at++;
  if (skipSpace(scanner) === end) {
    scanner.at++;
    return;
  }
  for (;;) {
    item();
    const next = skipSpace(scanner);
    if (next !== end && next !== ",") wrong(scanner, after);
    scanner.at++;
    if (next === end) return;
  }
}

const MOST_DEPTH = 100;

function scanMember(scanner: Scanner, depth: number): void {
  if (skipSpace(scanner) !== '"') wrong(scanner, "looking for beginning of object key string");
  const from = scanner.at;
  scanString(scanner);
  if (depth === 1) scanner.names.push(String(JSON.parse(scanner.text.slice(from, scanner.at))));
  if (skipSpace(scanner) !== ":") wrong(scanner, "after object key");
  scanner.at++;
  scanValue(scanner, depth);
}

function scanValue(scanner: Scanner, depth: number): void {
  if (depth > MOST_DEPTH) scanner.fail("exceeded max depth");
  const first = skipSpace(scanner) ?? "";
  const word = ["true", "false", "null"].find((one) => one.startsWith(first) && first !== "");
  if (first === "{")
    scanItems(scanner, "}", "after object key:value pair", () => scanMember(scanner, depth + 1));
  else if (first === "[") scanItems(scanner, "]", "after array element", () => scanValue(scanner, depth + 1));
  else if (first === '"') scanString(scanner);
  else if (word !== undefined) scanWord(scanner, word);
  else if (/[-\d]/.test(first)) scanNumber(scanner);
  else wrong(scanner, "looking for beginning of value");
}

/** Reads the first JSON value of a text; where there is none, `fail` gets the reason in the words of Go's encoding/json. */
export function readJson(text: string, fail: Fail): unknown {
  return readNamedJson(text, fail).value;
}

/** The same with the names in the outermost object, in order, each as often as it is there: JSON.parse keeps the last of several. */
export function readNamedJson(text: string, fail: Fail): { value: unknown; names: readonly string[] } {
  const scanner: Scanner = { text, at: 0, fail, names: [] };
  if (skipSpace(scanner) === undefined) return fail("EOF");
  scanValue(scanner, 0);
  const value: unknown = JSON.parse(text.slice(0, scanner.at));
  return { value, names: scanner.names };
}
