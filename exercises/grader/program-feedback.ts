import type { CallEndTold, ReturnsDifference } from "./checks/returns";
import type { StatementsDifference, StatementsFault } from "./checks/statements";
import type { Feedback } from "./feedback";

/** What a call gave, and what was expected of it. */
export function returnsFeedback(difference: ReturnsDifference, visible: boolean): Feedback {
  const { expected, got } = difference;
  const call = `the ${nth(difference.call)} call`;
  return { title: `Not yet: ${call} ${gives(expected, got)}`, says: examples(difference, visible) };
}

function gives(expected: CallEndTold, got: CallEndTold): string {
  if (got.kind === "error") return got.text === undefined ? "throws an error." : `throws: ${got.text}`;
  if (got.kind === "nothing") return "returns nothing.";
  if (expected.kind === "error") return "returns, and should throw an error.";
  if (expected.kind === "nothing") return "returns something, and should return nothing.";
  if (expected.count === undefined || got.count === undefined) {
    const wanted = expected.count === undefined ? "" : ", expected a list";
    return `gives ${got.count === undefined ? "another value" : "a list"}${wanted || " than expected"}.`;
  }
  if (expected.count === got.count) {
    return got.count === 1 ? "gives another row than expected." : "gives other rows than expected.";
  }
  return `gives ${rows(got.count)}, expected ${expected.count === 0 ? "none" : expected.count}.`;
}

function examples({ args, expected, got }: ReturnsDifference, visible: boolean): string[] {
  const called = args === "" ? "It was called with the client alone." : `It was called with \`${args}\`.`;
  const values = [
    ...(got.kind === "value" && got.text !== undefined ? [`Yours: \`${got.text}\`.`] : []),
    ...(expected.kind === "value" && expected.text !== undefined ? [`Expected: \`${expected.text}\`.`] : []),
  ];
  return visible ? [called, ...values] : [called];
}

/** What is wrong with the statements of a call whose result is right. */
export function statementsFeedback({ fault, says, text, count, call }: StatementsDifference): Feedback {
  const [got, atMost] = [count?.got ?? 0, count?.atMost ?? 0];
  const why: Record<StatementsFault, string> = {
    "holds-argument": "the text of the statement holds the argument: send it as $1.",
    "text-depends":
      "the text of the statement changes with the argument: write one text, and send the argument as $1.",
    "outside-transaction": "something is written outside of a transaction.",
    "several-transactions": "the writes stand in several transactions: they belong into one.",
    "left-open": "the transaction is not ended: COMMIT, or after an error ROLLBACK.",
    begun: "a transaction is begun that nobody needs.",
    "too-many": `${got} statements are sent, at most ${atMost} may be.`,
    "too-many-rows": `${rows(got)} ${got === 1 ? "is" : "are"} read, at most ${atMost} may be.`,
  };
  const sent = text === undefined ? [] : [`The ${nth(call)} call sent \`${text}\`.`];
  return { title: `Right results, but ${why[fault]}`, says: [...sent, says] };
}

const rows = (count: number): string => (count === 0 ? "no row" : `${count} row${count === 1 ? "" : "s"}`);

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const nth = (number: number): string => ordinals[number - 1] ?? `${number}th`;
