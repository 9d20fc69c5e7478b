import { illegalArgument, SearchError } from "../errors/search-error";
import { contentError } from "../errors/search-error";
import { createIndex } from "../index/create-index";
import { checkSettings } from "../index/read-settings";
import type { JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import type { Cluster } from "./cluster";
import { validationError } from "./index-errors";
import { compose } from "./templates";
import { textsOf } from "./texts-of";

const known = [
  "index_patterns",
  "template",
  "composed_of",
  "priority",
  "version",
  "_meta",
  "allow_auto_create",
  "data_stream",
  "ignore_missing_component_templates",
  "deprecated",
];

/** How errors call a template of this kind. */
export const templateName = (kind: "index" | "component"): string =>
  kind === "index" ? "index template" : "component template";

/** Throws what Elasticsearch says of a template that it does not take. */
export function checkTemplate(cluster: Cluster, name: string, body: JsonObject): void {
  const unknown = body.entries.find(({ key }) => !known.includes(key));
  if (unknown) throw contentError(unknown.keyAt, `[index_template] unknown field [${unknown.key}]`);
  const patterns = member(body, "index_patterns");
  if (!patterns) throw illegalArgument("Required [index_patterns]");
  if (textsOf(patterns).length === 0) throw illegalArgument("There must be at least one pattern, zero given");
  const priority = member(body, "priority");
  if (Number((priority && scalarText(priority)) ?? 0) < 0) {
    throw validationError(["index template priority must be >= 0"]);
  }
  validTemplateName(name, "index_template");
  const bad = textsOf(patterns).find((each) => each.startsWith("_"));
  if (bad) throw invalid(name, `Validation Failed: 1: index_pattern [${bad}] must not start with '_';`);
  checkComponents(cluster, name, body);
  checkContent(cluster, name, body);
}

/** A name has neither blanks nor capitals nor signs of patterns. */
export function validTemplateName(name: string, kind: string): void {
  const problems = [
    ...(name.includes(" ") ? ["name must not contain a space"] : []),
    ...(name.includes(",") ? ["name must not contain a ','"] : []),
    ...(name.includes("#") ? ["name must not contain a '#'"] : []),
    ...(name.includes("*") ? ["name must not contain a '*'"] : []),
    ...(name.startsWith("_") ? ["name must not start with '_'"] : []),
    ...(name === name.toLowerCase() ? [] : ["name must be lower cased"]),
  ];
  if (problems.length > 0) throw invalid(name, validationError(problems).reason, kind);
}

const invalid = (name: string, why: string, kind = "index_template"): SearchError =>
  new SearchError(400, "invalid_index_template_exception", `${kind} [${name}] invalid, cause [${why}]`);

function checkComponents(cluster: Cluster, name: string, body: JsonObject): void {
  const ignored = textsOf(member(body, "ignore_missing_component_templates"));
  const lost = textsOf(member(body, "composed_of")).filter(
    (each) => !cluster.components.has(each) && !ignored.includes(each),
  );
  if (lost.length === 0) return;
  throw invalid(
    name,
    `index template [${name}] specifies component templates [${lost.join(", ")}] that do not exist`,
  );
}

function checkContent(cluster: Cluster, name: string, body: JsonObject): void {
  const composed = compose(cluster, name, body);
  const settings = new Map(composed.settings.flatMap((each) => [...each]));
  try {
    checkSettings(settings, "create");
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw invalid(name, validationError([cause.reason]).reason);
  }
  try {
    createIndex(
      { name: `validate-${name}`, uuid: "_na_", created: 0, settings, mappings: [...composed.mappings] },
      { now: () => 0 },
    );
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    const inner = new SearchError(
      400,
      "illegal_argument_exception",
      `invalid composite mappings for [${name}]`,
      { causedBy: cause },
    );
    throw illegalArgument(`composable template [${name}] template after composition is invalid`, inner);
  }
}
