import type {
  ConsoleDifference,
  HoldsDifference,
  ReplyDifference,
  RequestsDifference,
  StateDifference,
} from "./console/console-difference";
import type { Feedback } from "./feedback";

/** How a verdict on a console begins. */
export const consoleKinds = [
  "no-reply",
  "status",
  "hits",
  "hits-order",
  "scores",
  "total",
  "source",
  "tokens",
  "value",
  "headers",
  "body",
  "state",
  "holds",
  "requests",
] as const satisfies readonly ConsoleDifference["kind"][];

/** Whether a difference is one of a console. */
export const isOfConsole = <Other extends { kind: string }>(
  difference: ConsoleDifference | Other,
): difference is ConsoleDifference => (consoleKinds as readonly string[]).includes(difference.kind);

/** Title and sentences about requests and what they were answered with. Ids and values are named only where the data may be seen. */
export function consoleFeedback(difference: ConsoleDifference, visible: boolean): Feedback {
  switch (difference.kind) {
    case "state":
      return state(difference, visible);
    case "holds":
      return holds(difference, visible);
    case "requests":
      return requests(difference);
    default:
      return reply(difference, visible);
  }
}

function reply(difference: ReplyDifference, visible: boolean): Feedback {
  switch (difference.kind) {
    case "no-reply":
      return noReply(difference);
    case "status":
      return status(difference);
    case "hits":
      return hits(difference, visible);
    case "hits-order":
      return {
        title: `Not yet: the right hits, in another order from hit ${difference.from} on.`,
        says: [
          "The order is that of sort, or without it that of the scores. Hits that are equal there may change places.",
        ],
      };
    case "scores":
      return scores(difference, visible);
    case "total":
      return {
        title: `Not yet: ${difference.got ?? "no number of"} hits in all, expected ${difference.expected ?? "none"}.`,
        says: ["The hits that are given are right; the query finds more or fewer beyond them."],
      };
    case "source":
      return {
        title: `Not yet: ${difference.count === 1 ? "1 document is" : `${difference.count} documents are`} not as expected.`,
        says: visible && difference.id !== undefined ? [`For example the document ${difference.id}.`] : [],
      };
    case "tokens":
      return tokens(difference);
    case "value":
      return value(difference, visible);
    case "headers":
      return headers(difference, visible);
    case "body":
      return {
        title: "Not yet: the last body is not the expected one.",
        says: visible ? pair(difference.got, difference.expected) : [],
      };
  }
}

function noReply({ of, got }: Extract<ReplyDifference, { kind: "no-reply" }>): Feedback {
  if (got === 0) {
    return { title: "Not yet: nothing was sent.", says: ["Write a request: a method and a path."] };
  }
  return { title: `Not yet: ${plural(got, "request")}, expected at least ${of}.`, says: [] };
}

function status({ expected, got, reason }: Extract<ReplyDifference, { kind: "status" }>): Feedback {
  const what = reason === undefined ? "" : ` ${reason}`;
  return { title: `Not yet: the reply is ${got}${what}, expected ${expected}.`, says: [] };
}

function hits(
  { missing, extra, twice, expected }: Extract<ReplyDifference, { kind: "hits" }>,
  visible: boolean,
): Feedback {
  if (!missing || !extra || !twice) {
    return {
      title: "Not yet: the reply has no hits.",
      says: ["The request that is looked at has to be a search."],
    };
  }
  const example = (some: { ids: string[] }, words: string): string[] =>
    visible && some.ids[0] !== undefined ? [`${words}, for example: ${some.ids[0]}.`] : [];
  const says = [...example(missing, "Missing"), ...example(extra, "Too much")];
  if (missing.count > 0 && extra.count > 0) {
    const title = `Not yet: ${plural(missing.count, "hit")} missing, ${plural(extra.count, "hit")} too much.`;
    return { title, says };
  }
  if (missing.count > 0) {
    const all = missing.count === expected ? ["Your search finds none of them."] : [];
    return {
      title: `Not yet: ${missing.count === 1 ? "1 hit is" : `${missing.count} hits are`} missing.`,
      says: [...all, ...says],
    };
  }
  if (extra.count > 0) return { title: `Not yet: ${plural(extra.count, "hit")} should not be there.`, says };
  return {
    title: `Not yet: ${plural(twice.count, "hit")} came more than once.`,
    says: example(twice, "Twice"),
  };
}

function scores(difference: Extract<ReplyDifference, { kind: "scores" }>, visible: boolean): Feedback {
  const { count, id, expected, got, zero } = difference;
  const title = `Not yet: the right hits, but ${count === 1 ? "1 has" : `${count} have`} another score.`;
  if (zero) return { title, says: ["Nothing was scored: every score is 0, or there is none."] };
  const example =
    visible && id !== undefined ? [`${id} has ${got ?? "no score"}, expected ${expected ?? "none"}.`] : [];
  return {
    title,
    says: [...example, "Clauses in must and should count for the score, clauses in filter do not."],
  };
}

function tokens({ expected, got, none }: Extract<ReplyDifference, { kind: "tokens" }>): Feedback {
  if (none) {
    return {
      title: "Not yet: the reply has no tokens.",
      says: ["The request that is looked at has to be an _analyze."],
    };
  }
  const says = pair(got && list(got), expected && list(expected));
  return { title: "Not yet: other tokens come out.", says };
}

const list = (texts: string[]): string => (texts.length === 0 ? "none" : texts.join(" | "));

function value(difference: Extract<ReplyDifference, { kind: "value" }>, visible: boolean): Feedback {
  const { path, inner, expected, got, orderOnly } = difference;
  const whole = [path, ...(inner === undefined ? [] : [inner])].filter((one) => one !== ".").join(".");
  const place = whole === "" ? "the reply" : `\`${whole}\``;
  if (orderOnly) return { title: `Not yet: the right values in ${place}, in another order.`, says: [] };
  // A value that only one side has is told as well as one that differs.
  const examples = visible ? pair(got.text ?? "", expected.text ?? "") : [];
  if (got.count === 0) return { title: `Not yet: the reply has no ${place}.`, says: examples.slice(1) };
  if (got.count !== expected.count && expected.count !== 1) {
    const title = `Not yet: ${plural(got.count, "value")} in ${place}, expected ${expected.count}.`;
    return { title, says: examples };
  }
  return { title: `Not yet: ${place} is not as expected.`, says: examples };
}

function headers(difference: Extract<ReplyDifference, { kind: "headers" }>, visible: boolean): Feedback {
  const { name, expected, got } = difference;
  if (got === null) return { title: `Not yet: the reply has no header ${name}.`, says: [] };
  if (expected === null) return { title: `Not yet: nobody asked for the header ${name}.`, says: [] };
  return {
    title: `Not yet: the header ${name} is not as expected.`,
    says: visible ? pair(got, expected) : [],
  };
}

const pair = (got: string | undefined, expected: string | undefined): string[] => [
  ...(got === undefined ? [] : [`Yours: ${got === "" ? "nothing" : got}.`]),
  ...(expected === undefined ? [] : [`Expected: ${expected === "" ? "nothing" : expected}.`]),
];

function state({ says, sent, difference }: StateDifference, visible: boolean): Feedback {
  const title = `Not yet: ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
  if (difference.kind === "status") {
    const { expected, got, reason } = difference;
    const what = reason === undefined ? "" : ` ${reason}`;
    return {
      title,
      says: [`This request was answered with ${got}${what}, expected ${expected}: ${oneLine(sent)}`],
    };
  }
  const told = reply(difference, visible);
  const what = told.title.replace(/^Not yet: /, "");
  return { title, says: [`After yours, ${what}`, ...told.says, `The request was: ${oneLine(sent)}`] };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function holds(difference: HoldsDifference, visible: boolean): Feedback {
  const { bucket, key, what, count, expected, got, says } = difference;
  const own = says === undefined ? [] : [says];
  const example = visible && key !== undefined ? [`For example: ${key}.`] : [];
  if (what === "unreadable") return { title: `Not yet: there is no bucket ${bucket} to look at.`, says: own };
  if (what === "missing") {
    return {
      title: `Not yet: ${count === 1 ? "1 object is" : `${count} objects are`} missing in ${bucket}.`,
      says: [...own, ...example],
    };
  }
  if (what === "extra") {
    return {
      title: `Not yet: ${plural(count, "object")} should not be in ${bucket}.`,
      says: [...own, ...example],
    };
  }
  const parts: Record<typeof what, string> = {
    bytes: "another content",
    "content-type": "another content type",
    metadata: "other metadata",
    tags: "other tags",
    versions: "other versions",
  };
  const title = `Not yet: ${count === 1 ? "1 object has" : `${count} objects have`} ${parts[what]}.`;
  return { title, says: [...own, ...example, ...(visible ? pair(got, expected) : [])] };
}

function requests({ says, fault, line, status: code, count }: RequestsDifference): Feedback {
  const sent = line === undefined ? [] : [`The request was: ${line}`];
  switch (fault) {
    case "never":
      return { title: "Right so far, but one request should not be sent.", says: [...sent, says] };
    case "some":
      return { title: "Right so far, but a request is missing.", says: [says] };
    case "not-ok":
      return { title: `Not yet: a request was answered with ${code ?? "an error"}.`, says: [...sent, says] };
    case "too-many":
      return {
        title: `Right so far, but ${plural(count?.got ?? 0, "request")} are sent, at most ${count?.atMost ?? 0} may be.`,
        says: [says],
      };
  }
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
