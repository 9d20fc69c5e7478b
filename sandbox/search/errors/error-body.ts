import type { ReplyValue } from "../json/reply-value";
import type { SearchError } from "./search-error";

type Members = Record<string, ReplyValue | undefined>;

/** The body of an error reply: the error with its root causes, and the status. */
export function errorBody(error: SearchError): ReplyValue {
  const roots = error.more.rootCauses ?? [error];
  return {
    error: { root_cause: roots.map((root) => describeAlone(root)), ...describeError(error) },
    status: error.status,
  };
}

/** An error as items of `_bulk` and failures of a search carry it: without root causes. */
export function describeError(error: SearchError): Members {
  const { causedBy } = error.more;
  return { ...describeAlone(error), ...(causedBy && { caused_by: describeError(causedBy) }) };
}

function describeAlone(error: SearchError): Members {
  return { type: error.type, reason: error.reason, ...error.more.fields };
}
