import { validationError } from "../../cluster/index-errors";
import { illegalArgument, SearchError, unsupported } from "../../errors/search-error";
import { type ActiveCopies, readActiveCopies } from "../active-copies";
import type { Parameters } from "../parameters";

/** What by-query requests and `_reindex` have in common. */
export interface ByQueryOptions {
  /** Goes on behind a version conflict. */
  readonly proceed: boolean;
  /** Stops behind this many documents. */
  readonly maxDocs: number | undefined;
  /** Documents of one batch. */
  readonly batchSize: number;
  /** Documents a second, `Infinity` without a limit: waits are counted, nobody waits. */
  readonly perSecond: number;
  readonly refresh: boolean;
  /** Copies of a shard that each write waits for. */
  readonly copies: ActiveCopies;
}

/** What a body may say too. */
export interface ByQueryBody {
  readonly conflicts?: string | undefined;
  readonly maxDocs?: number | undefined;
}

/** Reads and checks the options, in the order in which Elasticsearch complains. */
export function readByQueryOptions(
  parameters: Parameters,
  body: ByQueryBody,
  batchSize: number,
): ByQueryOptions {
  const slices = readSlices(parameters);
  const maxDocs = oneOf(body.maxDocs, oneOf(parameters.integer("size"), parameters.integer("max_docs")));
  if (maxDocs !== undefined && maxDocs < 0)
    throw illegalArgument(`[max_docs] parameter cannot be negative, found [${maxDocs}]`);
  if (maxDocs !== undefined && maxDocs < slices) throw illegalArgument("[max_docs] should be >= [slices]");
  const size = parameters.integer("scroll_size") ?? batchSize;
  if (size === 0) throw validationError(["[size] cannot be [0] in a scroll context"]);
  const options = {
    proceed: readConflicts(parameters.text("conflicts") ?? body.conflicts),
    maxDocs,
    batchSize: size,
    perSecond: readPerSecond(parameters.text("requests_per_second")),
    refresh: parameters.flag("refresh", false),
    copies: readActiveCopies(parameters, 2),
  };
  if (slices > 1) throw unsupported(`[slices] of a by-query request`);
  if (!parameters.flag("wait_for_completion", true)) throw unsupported("[wait_for_completion=false]");
  return options;
}

function oneOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a !== undefined && b !== undefined && a !== b)
    throw illegalArgument(`[max_docs] set to two different values [${a}] and [${b}]`);
  return a ?? b;
}

function readSlices(parameters: Parameters): number {
  const text = parameters.text("slices");
  if (text === undefined || text === "auto") return 1;
  const complaint = `[slices] must be a positive integer or the string "auto", but was [${text}]`;
  if (!/^[+-]?\d+$/.test(text))
    throw illegalArgument(
      complaint,
      new SearchError(400, "number_format_exception", `For input string: "${text}"`),
    );
  if (Number(text) < 1) throw illegalArgument(complaint);
  return Number(text);
}

/** True for `proceed`. */
function readConflicts(text: string | undefined): boolean {
  if (text === undefined || text === "abort") return false;
  if (text === "proceed") return true;
  throw illegalArgument(`conflicts may only be "proceed" or "abort" but was [${text}]`);
}

function readPerSecond(text: string | undefined): number {
  if (text === undefined || text === "-1") return Number.POSITIVE_INFINITY;
  const value = text === "" ? Number.NaN : Number(text);
  if (value > 0) return value;
  throw illegalArgument(
    "[requests_per_second] must be a float greater than 0. Use -1 to disable throttling.",
  );
}
