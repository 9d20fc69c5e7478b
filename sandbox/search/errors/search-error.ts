import type { Place } from "../json/node";
import type { ReplyValue } from "../json/reply-value";

/**
 * A refusal in Elasticsearch's own words. It is thrown inside the engine and becomes a reply in `rest/`; nothing else
 * may leave `handle()`.
 */
export class SearchError extends Error {
  override name = "SearchError";

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Elasticsearch's type, such as `parsing_exception`. */
    readonly type: string,
    readonly reason: string,
    readonly more: {
      /** Further members of the error's body, in order: `line`, `col`, `index`, `resource.id` ... */
      fields?: Readonly<Record<string, ReplyValue>>;
      causedBy?: SearchError;
      /** An exception of Lucene's whose type reads like one of Elasticsearch's own: it is never a root cause. */
      foreign?: boolean;
      /** Where the body was being read; only for errors that do not tell it themselves. */
      noticedAt?: Place;
      /** Errors to list as `root_cause` when they are not this error itself; an empty list is a list. */
      rootCauses?: readonly SearchError[];
    } = {},
  ) {
    super(`${type}: ${reason}`);
  }
}

/** `parsing_exception`: 400 with the members `line` and `col`. */
export function parsingError(place: Place, reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "parsing_exception", reason, {
    fields: { line: place.line, col: place.column },
    ...(causedBy && { causedBy }),
  });
}

/** `x_content_parse_exception`: the reason begins with the place. */
export function contentError(place: Place, reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "x_content_parse_exception", `[${place.line}:${place.column}] ${reason}`, {
    ...(causedBy && { causedBy }),
  });
}

/** `illegal_argument_exception`: 400. */
export function illegalArgument(reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "illegal_argument_exception", reason, { ...(causedBy && { causedBy }) });
}

/** What the embedded engine does not have: it says so, naming what and where, and never guesses. */
export function unsupported(what: string): SearchError {
  return new SearchError(400, "unsupported_in_embedded", `${what} is not part of the embedded search engine`);
}

/** The place that an error tells itself. */
export function placeOf({ reason, more }: SearchError): Place | undefined {
  if (more.noticedAt) return more.noticedAt;
  const { line, col } = more.fields ?? {};
  if (typeof line === "number" && typeof col === "number") return { line, column: col };
  const [, inLine, inColumn] = /^\[(\d+):(\d+)\] /.exec(reason) ?? [];
  return inLine === undefined ? undefined : { line: Number(inLine), column: Number(inColumn) };
}
