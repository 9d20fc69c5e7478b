import type { ConsoleCheck, Look, RepliesCheck, StateCheck } from "../console-schema";
import type { ConsoleExercise } from "../exercise";
import type { Rule } from "./policy";

/** How an answer in a console is judged, for the learner; each rule once. */
export function consoleRules({ checks }: Pick<ConsoleExercise, "checks">): Rule[] {
  const all: readonly ConsoleCheck[] = checks;
  const rules = all.flatMap(ruleOf);
  return rules.filter(
    ({ name, how }, i) => rules.findIndex((one) => one.name === name && one.how === how) === i,
  );
}

function ruleOf(check: ConsoleCheck): Rule[] {
  switch (check.kind) {
    case "requests":
      return [{ name: "Sent", how: check.says }];
    case "reply":
    case "exchange":
      return [{ name: "Looked at", how: `${whichReply(check)}${againRule(check)}` }, ...lookRules(check)];
    case "index-state":
    case "bucket-state":
      return stateRules(check);
  }
}

function whichReply({ of }: RepliesCheck): string {
  if (of === "all") return "all replies together";
  return of === "last" ? "the status of the last reply" : `the status of reply ${of}`;
}

const againRule = ({ given, times }: Pick<RepliesCheck, "given" | "times">): string =>
  given !== undefined
    ? ", also after somebody else has written something"
    : times === 2
      ? ", also when all is sent twice"
      : "";

function lookRules({ hits, tokens, paths, headers, body }: Look): Rule[] {
  const named = paths
    .map((path) => (typeof path === "string" ? path : path.path))
    .filter((path) => path !== ".");
  const rules: [unknown, string, string][] = [
    [hits, "Hits", hits?.source ? "their ids and their documents" : "their ids"],
    [hits, "Order", orders[hits?.order ?? "ties"]],
    [hits?.scores, "Scores", `may be off by ${hits?.scores}`],
    [hits?.total, "Total", "the number of all hits counts"],
    [tokens, "Tokens", "their texts, in order"],
    [named.length > 0, "Body", named.join(", ")],
    [paths.length > named.length, "Body", "all of it"],
    [headers.length > 0, "Headers", headers.join(", ")],
    [body, "Text", body === "lines" ? "line by line, in any order" : "as it stands"],
  ];
  return rules.flatMap(([asked, name, how]) => (asked ? [{ name, how }] : []));
}

const orders: Record<NonNullable<Look["hits"]>["order"], string> = {
  ties: "counts; hits with equal sort values, or without sort with equal scores, may change places",
  none: "ignored",
  total: "counts",
};

function stateRules(check: StateCheck): Rule[] {
  const again = againRule(check);
  const held = check.kind === "bucket-state" ? check.holds : [];
  const where =
    check.kind === "bucket-state" ? "what your buckets let whom do" : "what your indices hold, and let in";
  return [
    ...held.map(({ bucket, prefix, compare }) => ({
      name: "Left behind",
      how: `the objects of ${bucket}/${prefix}: ${["key", ...compare].join(", ")}${again}`,
    })),
    ...(check.probes.length > 0 ? [{ name: "Tried out", how: `${where}${again}` }] : []),
  ];
}
