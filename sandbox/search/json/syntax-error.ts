import { parsingError, SearchError } from "../errors/search-error";
import type { Place } from "./node";

/** Text that is no JSON, in Jackson's words; `x_content_parse_exception` unless an endpoint wraps it. */
export class JsonSyntaxError extends SearchError {
  override name = "JsonSyntaxError";

  constructor(
    type: string,
    reason: string,
    cause: SearchError,
    /** Where the last token before the fault begins: what Elasticsearch takes for the place in a document. */
    readonly lastToken: Place,
    /** True when the value itself was whole, and what follows it is wrong. */
    readonly trailing: boolean,
  ) {
    super(400, type, reason, { causedBy: cause });
  }
}

/** A second value behind the first: `parsing_exception` unless an endpoint has other words for it. */
export class TrailingValue extends SearchError {
  override name = "TrailingValue";

  constructor(
    place: Place,
    /** `START_OBJECT`, `VALUE_STRING` ... */
    readonly token: string,
  ) {
    const { status, type, reason, more } = parsingError(
      place,
      `Unexpected token [${token}] found after the main object.`,
    );
    super(status, type, reason, more);
  }
}

/** A fault at a place, in Jackson's words. */
export function syntaxError(
  place: Place,
  text: string,
  lastToken: Place,
  trailing: boolean,
  type = "json_parse_exception",
): JsonSyntaxError {
  const reason = `[${place.line}:${place.column}] ${text}`;
  return new JsonSyntaxError(
    "x_content_parse_exception",
    reason,
    new SearchError(400, type, text),
    lastToken,
    trailing,
  );
}

/** The text ended too early. */
export function endOfInput(place: Place, text: string, lastToken: Place, trailing: boolean): JsonSyntaxError {
  const reason = `[${place.line}:${place.column}] Unexpected end of file`;
  const cause = new SearchError(400, "json_e_o_f_exception", text);
  return new JsonSyntaxError("x_content_e_o_f_exception", reason, cause, lastToken, trailing);
}
