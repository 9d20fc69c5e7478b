import { SearchError } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { createIndex } from "./create-index";
import type { LiveIndex } from "./live-index";
import { readSettings } from "./read-settings";

/** Plain data as the object that a request's body reads as. */
export function jsonObject(value: unknown): JsonObject {
  const node = readJson(JSON.stringify(value));
  if (node.kind !== "object") throw new TypeError("not an object");
  return node;
}

/** An index for tests: its mapping, its settings, a clock that stands still unless given. */
export function exampleIndex(
  mappings: unknown,
  settings: unknown = {},
  now: () => number = () => 0,
): LiveIndex {
  const plan = { name: "i", uuid: "u", created: 0, settings: readSettings(jsonObject(settings)) };
  return createIndex({ ...plan, mappings: [jsonObject(mappings)] }, { now });
}

/** Status, type, reason and cause of the error that `run` throws, in one line; `none` when it throws none. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
    return "none";
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    const { causedBy } = cause.more;
    const why = causedBy ? ` < ${causedBy.type}: ${causedBy.reason.split("\n")[0] ?? ""}` : "";
    return `${cause.status} ${cause.type}: ${cause.reason}${why}`;
  }
}
