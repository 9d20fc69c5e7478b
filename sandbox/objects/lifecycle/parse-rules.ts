import { ObjectError } from "../errors/object-error";
import { parseIsoInstant } from "../object/lock";
import type { Dialect } from "../policy/dialect";
import { childOf, childrenOf, textOf, type XmlElement } from "../xml/node";
import { parseFilter } from "./parse-filter";
import { fail, NOT_WELL_FORMED } from "./refuse";
import type { Expiration, LifecycleRule, NoncurrentExpiration } from "./rule";

const DAY = 24 * 3600 * 1000;
const MOST_RULES = 1000;
const NOT_POSITIVE = "Days must be positive integer when used with Expiration";

// MinIO answers 500 to what is no number; here that is MalformedXML, as AWS has it.
function positive(text: string | undefined, least = 1): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[+-]?\d{0,9}$/.test(text)) throw new ObjectError("MalformedXML");
  const days = Number(text);
  return days < least ? fail(NOT_POSITIVE) : days;
}

function parseDate(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const date = parseIsoInstant(text) ?? fail("Date must be provided in ISO 8601 format");
  return date % DAY === 0 ? date : fail("'Date' must be at midnight GMT");
}

function parseExpiration(rule: XmlElement): Expiration | undefined {
  const element = childOf(rule, "Expiration");
  if (!element) return undefined;
  const days = positive(textOf(element, "Days"));
  const date = parseDate(textOf(element, "Date"));
  const marker = textOf(element, "ExpiredObjectDeleteMarker");
  const all = textOf(element, "ExpiredObjectAllVersions") === "true";
  if (days === undefined && date === undefined && marker === undefined) return fail(NOT_WELL_FORMED);
  if (marker !== undefined && (days !== undefined || date !== undefined)) {
    return fail("Delete marker cannot be specified with Days or Date in a Lifecycle Expiration Policy");
  }
  if (days !== undefined && date !== undefined) {
    return fail(
      "Exactly one of Days (positive integer) or Date (positive ISO 8601 format) should be present inside Expiration.",
    );
  }
  return {
    ...(days === undefined ? {} : { days }),
    ...(date === undefined ? {} : { date }),
    ...(marker === "true" ? { deleteMarker: true } : {}),
    ...(all ? { allVersions: true } : {}),
  };
}

function parseNoncurrent(rule: XmlElement): NoncurrentExpiration | undefined {
  const element = childOf(rule, "NoncurrentVersionExpiration");
  if (!element) return undefined;
  const days = positive(textOf(element, "NoncurrentDays"));
  const newer = positive(textOf(element, "NewerNoncurrentVersions"), 0);
  if (days === undefined && newer === undefined) return fail(NOT_WELL_FORMED);
  return { days: days ?? 0, newer: newer ?? 0 };
}

function checkHead(id: string, status: string): void {
  if (id.length > 255) fail("ID length is limited to 255 characters");
  if (status === "") fail("Status should not be empty");
  if (status !== "Enabled" && status !== "Disabled") fail("Status must be set to either Enabled or Disabled");
}

function daysOf(rule: XmlElement, element: string, name: string): number | undefined {
  const found = childOf(rule, element);
  return found && positive(textOf(found, name) ?? "");
}

function parseRule(rule: XmlElement, dialect: Dialect, newId: () => string): LifecycleRule {
  const id = textOf(rule, "ID") ?? "";
  const status = textOf(rule, "Status") ?? "";
  const expiration = parseExpiration(rule);
  const noncurrent = parseNoncurrent(rule);
  const abortDays =
    dialect === "aws" ? daysOf(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation") : undefined;
  checkHead(id, status);
  const filter = parseFilter(rule);
  const deleteMarkerDays = daysOf(rule, "DelMarkerExpiration", "Days");
  if (deleteMarkerDays !== undefined && filter.tags.length > 0) {
    fail("Rule with DelMarkerExpiration cannot have tags based filtering");
  }
  const moves = childOf(rule, "Transition") ?? childOf(rule, "NoncurrentVersionTransition");
  if (moves) throw new ObjectError("InvalidStorageClass");
  if (!expiration && !noncurrent && deleteMarkerDays === undefined && abortDays === undefined)
    fail(NOT_WELL_FORMED);
  return {
    id: id === "" ? newId() : id,
    enabled: status === "Enabled",
    filter,
    ...(expiration ? { expiration } : {}),
    ...(noncurrent ? { noncurrent } : {}),
    ...(deleteMarkerDays === undefined ? {} : { deleteMarkerDays }),
    ...(abortDays === undefined ? {} : { abortDays }),
  };
}

/** Reads a lifecycle: InvalidArgument in MinIO's words for what a rule may not be. In MinIO's dialect, giving up incomplete uploads is no rule of its own. */
export function parseRules(
  document: XmlElement,
  dialect: Dialect,
  newId: () => string,
): readonly LifecycleRule[] {
  const rules = childrenOf(document, "Rule");
  if (rules.length === 0) fail("Lifecycle configuration should have at least one rule");
  if (rules.length > MOST_RULES) fail("Lifecycle configuration allows a maximum of 1000 rules");
  const parsed = rules.map((rule) => parseRule(rule, dialect, newId));
  if (new Set(parsed.map(({ id }) => id)).size < parsed.length) {
    fail("Rule ID must be unique. Found same ID for more than one rule");
  }
  return parsed;
}
