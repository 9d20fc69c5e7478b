import type { ProgramCheck } from "../../schema";

type StatementsCheck = Extract<ProgramCheck, { kind: "statements" }>;

/** One statement that a call sent, and what the database made of it. */
export interface SentSeen {
  text: string;
  /** First word of PostgreSQL's command tag, one for each statement that ran: `SELECT`, `INSERT`, `BEGIN`. */
  commands: string[];
  /** The last one failed. */
  failed: boolean;
  /** Rows that came back. */
  rows: number;
}

/** What is wrong with the statements of a call. */
export type StatementsFault =
  | "holds-argument"
  | "text-depends"
  | "outside-transaction"
  | "several-transactions"
  | "left-open"
  | "begun"
  | "too-many"
  | "too-many-rows";

/** A call that sent its statements otherwise than asked; `call` counts from 1, `says` is the author's sentence. */
export interface StatementsDifference {
  kind: "statements";
  says: string;
  call: number;
  fault: StatementsFault;
  /** The statement at fault, shortened; left out where the data is hidden. */
  text?: string;
  /** What was counted, and how much of it may be. */
  count?: { got: number; atMost: number };
}

type Fault = Pick<StatementsDifference, "fault" | "text" | "count">;

/** The first call whose statements are not as asked. */
export function judgeStatements(
  check: StatementsCheck,
  calls: { args: unknown[] }[],
  sent: SentSeen[][],
): StatementsDifference | undefined {
  for (const [i, own] of sent.entries()) {
    const fault = faultOf(check, calls[i]?.args ?? [], own, sent.slice(0, i));
    if (fault) return { kind: "statements", says: check.says, call: i + 1, ...fault };
  }
  return undefined;
}

function faultOf(
  { parameterised, transaction, atMost, rowsAtMost }: StatementsCheck,
  args: unknown[],
  sent: SentSeen[],
  before: SentSeen[][],
): Fault | undefined {
  const bound = parameterised && (holdsArgument(args, sent) ?? textDepends(sent, before));
  if (bound) return bound;
  const transacted = transaction && transactionFault(transaction, sent);
  if (transacted) return { fault: transacted };
  if (atMost !== undefined && sent.length > atMost) {
    return { fault: "too-many", count: { got: sent.length, atMost } };
  }
  const rows = sent.reduce((sum, one) => sum + one.rows, 0);
  if (rowsAtMost === undefined || rows <= rowsAtMost) return undefined;
  return { fault: "too-many-rows", count: { got: rows, atMost: rowsAtMost } };
}

/** Shorter texts stand in a statement by chance. */
const shortestArgument = 3;

function holdsArgument(args: unknown[], sent: SentSeen[]): Fault | undefined {
  const words = args
    .flat()
    .filter((arg): arg is string => typeof arg === "string" && arg.length >= shortestArgument);
  const found = sent.find(({ text }) => words.some((word) => text.includes(word)));
  return found && { fault: "holds-argument", text: shortened(found.text) };
}

/**
 * Two calls may send different numbers of statements; but when each sends a text that the other does not, the texts are made from
 * what the calls were given, whether the arguments can be read in them or not.
 */
function textDepends(sent: SentSeen[], before: SentSeen[][]): Fault | undefined {
  const own = new Set(sent.map(({ text }) => text));
  for (const other of before) {
    const theirs = new Set(other.map(({ text }) => text));
    const [foreign] = [...own].filter((text) => !theirs.has(text));
    if (foreign !== undefined && [...theirs].some((text) => !own.has(text))) {
      return { fault: "text-depends", text: shortened(foreign) };
    }
  }
  return undefined;
}

const writing = new Set("INSERT UPDATE DELETE MERGE TRUNCATE COPY CREATE ALTER DROP".split(" "));
const writingInside = /\b(?:insert\s+into|update|delete\s+from|merge\s+into)\b/i;

/** Reads PostgreSQL's command tags in the order in which they came. What a function writes behind a SELECT is not seen. */
function transactionFault(wanted: "none" | "one", sent: SentSeen[]): StatementsFault | undefined {
  const steps = sent.flatMap(({ text, commands }) => commands.map((command) => ({ command, text })));
  const begins = ({ command }: { command: string }): boolean => command === "BEGIN" || command === "START";
  if (wanted === "none") return steps.some(begins) ? "begun" : undefined;
  let open = false;
  let withWrites = 0;
  let wrote = false;
  for (const step of steps) {
    const { command, text } = step;
    if (begins(step)) [open, wrote] = [true, open && wrote];
    else if (command === "COMMIT" || command === "ROLLBACK") open = false;
    else if (writing.has(command) || (/^\s*with\b/i.test(text) && writingInside.test(text))) {
      if (!open) return "outside-transaction";
      if (!wrote) withWrites += 1;
      wrote = true;
    }
  }
  if (open) return "left-open";
  return withWrites > 1 ? "several-transactions" : undefined;
}

/** A text that two calls share when they spoke to the database alike; the words of the statements are not in it. */
export function printSent(args: unknown[], sent: SentSeen[]): string {
  const held = holdsArgument(args, sent) ? "held" : "bound";
  return [
    held,
    ...sent.map(({ commands, failed, rows }) => `${commands.join("+")}${failed ? "!" : ""} ${rows}`),
  ].join("|");
}

const longest = 200;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
