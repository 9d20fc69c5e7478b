import { illegalArgument, SearchError } from "../errors/search-error";
import type { Parameters } from "./parameters";

/** How many copies of a shard a write waits for, and how long. */
export interface ActiveCopies {
  /** As errors print it: a number or `ALL`. */
  readonly shown: string;
  readonly count: number;
  readonly timeout: string;
}

/** Reads `wait_for_active_shards`; `copies` is how many an index has, its primary counted. */
export function readActiveCopies(parameters: Parameters, copies: number): ActiveCopies {
  const text = parameters.text("wait_for_active_shards") ?? "1";
  const timeout = parameters.text("timeout") ?? "1m";
  if (text === "all") return { shown: "ALL", count: copies, timeout };
  if (!/^[+-]?\d+$/.test(text))
    throw illegalArgument(
      `cannot parse ActiveShardCount[${text}]`,
      new SearchError(400, "number_format_exception", `For input string: "${text}"`),
    );
  if (Number(text) < 0) throw illegalArgument("shard count cannot be a negative value");
  return { shown: String(Number(text)), count: Number(text), timeout };
}

/** This node has one copy of each shard: who waits for more waits in vain. `request` is the write as Elasticsearch prints it. */
export function checkActiveCopies(
  { shown, count, timeout }: ActiveCopies,
  index: string,
  request: string,
): void {
  if (count <= 1) return;
  const what = `Not enough active copies to meet shard count of [${shown}] (have 1, needed ${count})`;
  const whole = `BulkShardRequest [[${index}][0]] containing [${request}]`;
  throw new SearchError(
    503,
    "unavailable_shards_exception",
    `[${index}][0] ${what}. Timeout: [${timeout}], request: [${whole}]`,
  );
}
