import type { CommandStep, RequestStep } from "./console-tree";
import { isFields } from "./json-walk";
import { drop, jsonOperator, type Operator, rename, set } from "./operator";

/** The types that a field is given by mistake. */
const otherTypes: Readonly<Record<string, string[]>> = {
  keyword: ["text"],
  text: ["keyword"],
  scaled_float: ["float", "double", "integer"],
  float: ["scaled_float"],
  integer: ["float", "keyword"],
  long: ["integer", "keyword"],
  date: ["keyword"],
  geo_point: ["object"],
  nested: ["object"],
};

const actions = ["index", "create", "update"];

/** Whether a request writes documents: then its bodies are data, not queries. */
const writes = (step: RequestStep | CommandStep): boolean =>
  step.kind === "request" && /\/_(doc|create|update|bulk)\b/.test(step.path);

/** Whether a request is a bulk: actions and documents in turn. */
const isBulk = (step: RequestStep | CommandStep): boolean =>
  step.kind === "request" && step.path.endsWith("/_bulk");

/** Ways to go wrong when an index is made, and when documents are written. */
export const indexOperators: Operator[] = [
  jsonOperator(
    "field-type",
    '{"mappings":{"properties":{"a":{"type":"keyword"}}}} -> {"mappings":{"properties":{"a":{"type":"text"}}}}',
    (place) =>
      place.key === "type" && typeof place.value === "string" && place.path.includes("properties")
        ? (otherTypes[place.value] ?? []).map((to) => set(place, to))
        : [],
  ),
  jsonOperator(
    "field-dropped",
    '{"mappings":{"properties":{"a":{"type":"date"}}}} -> {"mappings":{"properties":{}}}',
    (place) =>
      typeof place.key === "string" &&
      ["properties", "fields"].includes(String(place.path.at(-2))) &&
      place.path.includes("mappings")
        ? [drop(place)]
        : [],
  ),
  jsonOperator("dynamic", '{"mappings":{"dynamic":"strict"}} -> {"mappings":{"dynamic":false}}', (place) =>
    place.key === "dynamic" ? [drop(place), set(place, false, "dynamic became false")] : [],
  ),
  jsonOperator("scaling", '{"scaling_factor":100} -> {"scaling_factor":10}', (place) =>
    place.key === "scaling_factor" && typeof place.value === "number"
      ? [set(place, place.value / 10, "the scaling factor is a tenth")]
      : [],
  ),
  jsonOperator("analyzer", '{"field":"a","analyzer":"x"} -> {"field":"a","analyzer":"keyword"}', (place) => {
    if (
      !["analyzer", "search_analyzer", "tokenizer"].includes(String(place.key)) ||
      typeof place.value !== "string"
    )
      return [];
    return ["standard", "whitespace", "keyword"]
      .filter((to) => to !== place.value)
      .map((to) => set(place, to));
  }),
  jsonOperator(
    "filter-dropped",
    '{"tokenizer":"standard","filter":["lowercase","x"]} -> {"tokenizer":"standard","filter":["x"]}',
    (place) => (place.path.at(-2) === "filter" && typeof place.value === "string" ? [drop(place)] : []),
  ),
  jsonOperator(
    "filters-swapped",
    '{"tokenizer":"standard","filter":["lowercase","x"]} -> {"tokenizer":"standard","filter":["x","lowercase"]}',
    (place) => {
      const list = place.key === "filter" && Array.isArray(place.value) ? place.value : [];
      if (!list.every((one) => typeof one === "string")) return [];
      return list
        .slice(1)
        .map((one, i) =>
          set(place, list.toSpliced(i, 2, one, list[i] ?? ""), `${list[i] ?? ""} and ${one} changed places`),
        );
    },
  ),
  jsonOperator("synonym-dropped", '{"synonyms":["a, b","c, d"]} -> {"synonyms":["c, d"]}', (place) =>
    place.path.at(-2) === "synonyms" ? [drop(place)] : [],
  ),
  jsonOperator("bulk-action", '{"index":{"_id":"1"}} -> {"create":{"_id":"1"}}', (place, step) =>
    place.key === undefined && isBulk(step)
      ? actions.flatMap((from) =>
          actions.filter((to) => to !== from).flatMap((to) => rename(place, from, to)),
        )
      : [],
  ),
  jsonOperator("id-dropped", '{"index":{"_id":"1"}} -> {"index":{}}', (place, step) =>
    place.key === "_id" && isBulk(step) ? [drop(place)] : [],
  ),
  jsonOperator(
    "document-field-dropped",
    '{"doc":{"price":1,"text":"x"}} -> {"doc":{"text":"x"}}',
    (place, request) =>
      writes(request) &&
      typeof place.key === "string" &&
      !place.key.startsWith("_") &&
      !actions.includes(place.key) &&
      !isFields(place.value)
        ? [drop(place)]
        : [],
  ),
  jsonOperator("document-value", '{"doc":{"price":1}} -> {"doc":{"price":2}}', (place, request) => {
    if (!writes(request) || typeof place.key !== "string" || place.key === "_index") return [];
    if (typeof place.value === "number") return [set(place, place.value + 1)];
    return typeof place.value === "string" ? [set(place, `${place.value}0`)] : [];
  }),
];
