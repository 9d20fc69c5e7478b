import type { ConsoleDifference, ReplyDifference } from "../../grader/console/console-difference";

/** A difference without ids, values and keys of data that the learner may not see; what is counted and named stays. */
export function withoutDocuments(difference: ConsoleDifference): ConsoleDifference {
  switch (difference.kind) {
    case "state":
      return { ...difference, difference: withoutValues(difference.difference) };
    case "holds": {
      const { key: _key, expected: _expected, got: _got, ...rest } = difference;
      return rest;
    }
    case "requests":
      return difference;
    default:
      return withoutValues(difference);
  }
}

function withoutValues(difference: ReplyDifference): ReplyDifference {
  switch (difference.kind) {
    case "no-reply":
    case "hits-order":
    case "total":
      return difference;
    case "status": {
      const { reason, ...rest } = difference;
      // The name of an error says nothing about the data; the text of a command may name keys.
      return reason !== undefined && /^[A-Za-z_]+$/.test(reason) ? difference : rest;
    }
    case "hits": {
      const { missing, extra, twice, ...rest } = difference;
      if (!missing || !extra || !twice) return rest;
      const counted = ({ count }: { count: number }): { ids: string[]; count: number } => ({
        ids: [],
        count,
      });
      return { ...rest, missing: counted(missing), extra: counted(extra), twice: counted(twice) };
    }
    case "scores":
      return { kind: "scores", count: difference.count, zero: difference.zero };
    case "source":
      return { kind: "source", count: difference.count };
    case "tokens":
      return { kind: "tokens", none: difference.none };
    case "value": {
      // Names inside of a value may be values themselves: those of buckets.
      const { expected, got, inner: _inner, ...rest } = difference;
      return { ...rest, expected: { count: expected.count }, got: { count: got.count } };
    }
    case "headers":
      // That there is one is no value.
      return {
        kind: "headers",
        name: difference.name,
        ...(difference.expected === null ? { expected: null } : {}),
        ...(difference.got === null ? { got: null } : {}),
      };
    case "body":
      return { kind: "body" };
  }
}
