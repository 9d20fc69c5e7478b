import { isFields } from "./json-walk";
import { drop, jsonOperator, type JsonChange, type Operator, rename, set } from "./operator";

/** What may stand under a name, and the names that are taken for it. */
const pairs = (list: [string, string][]): [string, string][] => [
  ...list,
  ...list.map(([one, other]): [string, string] => [other, one]),
];

const comparisons = pairs([
  ["gt", "gte"],
  ["lt", "lte"],
]);
const ends = new Set(["gt", "gte", "lt", "lte"]);
const occurs = ["must", "should", "filter", "must_not"];
const metrics = pairs([
  ["avg", "sum"],
  ["min", "max"],
  ["value_count", "cardinality"],
]);

/** A field's name, under whatever it stands, with its other form. */
const otherForm = (field: string): string =>
  field.endsWith(".keyword") ? field.slice(0, -".keyword".length) : `${field}.keyword`;

const fieldQueries = new Set(["match", "term", "terms", "match_phrase", "range", "prefix", "wildcard"]);
const isQuery = (path: readonly (string | number)[]): boolean =>
  !path.includes("mappings") && !path.includes("settings");

/** Ways to go wrong in the body of a search. */
export const queryOperators: Operator[] = [
  jsonOperator("match-term", '{"match":{"a":"x"}} -> {"term":{"a":"x"}}', (place) => {
    const [query] = isFields(place.value) ? Object.values(place.value) : [];
    const short = isFields(query) && Object.values(query).every((value) => typeof value !== "object");
    return short ? [...rename(place, "match", "term"), ...rename(place, "term", "match")] : [];
  }),
  jsonOperator("phrase", '{"match":{"a":"x y"}} -> {"match_phrase":{"a":"x y"}}', (place) => [
    ...rename(place, "match", "match_phrase"),
    ...rename(place, "match_phrase", "match"),
  ]),
  jsonOperator("word-dropped", '{"match":{"a":"x y"}} -> {"match":{"a":"y"}}', (place) => {
    const words = typeof place.value === "string" ? place.value.split(" ") : [];
    const asked = place.path.includes("match") || place.path.includes("multi_match");
    if (!asked || words.length < 2 || place.key === "type") return [];
    return words.map((word, i) => set(place, words.toSpliced(i, 1).join(" "), `the word ${word} left out`));
  }),
  jsonOperator("occur", '{"bool":{"filter":[1]}} -> {"bool":{"must":[1]}}', (place) =>
    place.key === "bool"
      ? occurs.flatMap((from) =>
          occurs.filter((to) => to !== from && to !== "must_not").flatMap((to) => rename(place, from, to)),
        )
      : [],
  ),
  jsonOperator("must-not-added", '{"bool":{"must":[1]}} -> {"bool":{"must_not":[1]}}', (place) =>
    place.key === "bool"
      ? occurs.filter((from) => from !== "must_not").flatMap((from) => rename(place, from, "must_not"))
      : [],
  ),
  jsonOperator("clause-dropped", '{"bool":{"filter":[1,2]}} -> {"bool":{"filter":[2]}}', (place) => {
    const clause = typeof place.key === "number" ? place.path.at(-2) : place.key;
    const whole = typeof place.key === "number" || !Array.isArray(place.value);
    return typeof clause === "string" && occurs.includes(clause) && whole ? [drop(place)] : [];
  }),
  jsonOperator("field-form", '{"term":{"title":"x"}} -> {"term":{"title.keyword":"x"}}', (place) => {
    if (!isFields(place.value) || typeof place.key !== "string" || !fieldQueries.has(place.key)) return [];
    const { value } = place;
    const names = Object.keys(value).filter((name) => name !== "boost");
    return names.flatMap((name) => rename(place, name, otherForm(name)));
  }),
  jsonOperator(
    "aggregation-field",
    '{"aggs":{"n":{"terms":{"field":"a"}}}} -> {"aggs":{"n":{"terms":{"field":"a.keyword"}}}}',
    (place) =>
      place.key === "field" && typeof place.value === "string" && isQuery(place.path)
        ? [set(place, otherForm(place.value), `field ${place.value} became ${otherForm(place.value)}`)]
        : [],
  ),
  jsonOperator(
    "aggregation-kind",
    '{"aggs":{"n":{"avg":{"field":"a"}}}} -> {"aggs":{"n":{"sum":{"field":"a"}}}}',
    (place) =>
      place.path.at(-2) === "aggs" || place.path.at(-2) === "aggregations"
        ? metrics.flatMap(([from, to]) => rename(place, from, to))
        : [],
  ),
  jsonOperator("range-boundary", '{"range":{"a":{"gte":1}}} -> {"range":{"a":{"gt":1}}}', (place) =>
    comparisons.flatMap(([from, to]) => (place.path.includes("range") ? rename(place, from, to) : [])),
  ),
  jsonOperator(
    "range-end-dropped",
    '{"range":{"a":{"gte":1,"lt":5}}} -> {"range":{"a":{"lt":5}}}',
    (place) =>
      typeof place.key === "string" &&
      ends.has(place.key) &&
      isFields(place.parent) &&
      Object.keys(place.parent).length > 1
        ? [drop(place)]
        : [],
  ),
  jsonOperator("number-shifted", '{"range":{"a":{"gte":1}}} -> {"range":{"a":{"gte":2}}}', (place) =>
    typeof place.value === "number" &&
    typeof place.key === "string" &&
    (ends.has(place.key) || place.path.at(-2) === "term")
      ? [place.value - 1, place.value + 1].map((to) => set(place, to))
      : [],
  ),
  jsonOperator(
    "date-math",
    '{"range":{"a":{"gte":"now-30d/d"}}} -> {"range":{"a":{"gte":"now-30d"}}}',
    (place) => dateChanges(place.value).map(([to, says]) => set(place, to, says)),
  ),
  jsonOperator(
    "operator",
    '{"match":{"a":{"query":"x","operator":"and"}}} -> {"match":{"a":{"query":"x","operator":"or"}}}',
    (place) =>
      place.key === "operator" && typeof place.value === "string"
        ? [set(place, place.value.toLowerCase() === "and" ? "or" : "and", "and became or, or or and")]
        : [],
  ),
  jsonOperator(
    "minimum-should-match",
    '{"bool":{"should":[1,2],"minimum_should_match":2}} -> {"bool":{"should":[1,2]}}',
    (place) =>
      place.key === "minimum_should_match"
        ? [
            drop(place),
            ...(typeof place.value === "number"
              ? [place.value - 1, place.value + 1].map((to) => set(place, to))
              : []),
          ]
        : [],
  ),
  jsonOperator(
    "fuzziness",
    '{"match":{"a":{"query":"x","fuzziness":1}}} -> {"match":{"a":{"query":"x","fuzziness":2}}}',
    (place) =>
      place.key === "fuzziness" || place.key === "prefix_length"
        ? [drop(place), ...[0, 1, 2].filter((to) => to !== place.value).map((to) => set(place, to))]
        : [],
  ),
  jsonOperator("boost", '{"fields":["a^3","b"]} -> {"fields":["a","b"]}', (place) => {
    if (place.key === "boost" || place.key === "tie_breaker") return [drop(place)];
    const boosted = typeof place.value === "string" ? /^(.+)\^(\d+)$/.exec(place.value) : null;
    if (!boosted?.[1]) return [];
    return [boosted[1], `${boosted[1]}^${Number(boosted[2]) - 1}`].map((to) =>
      set(place, to, `${boosted[0]} became ${to}`),
    );
  }),
  jsonOperator("fields-dropped", '{"fields":["a","b"]} -> {"fields":["b"]}', (place) =>
    place.path.at(-2) === "fields" && Array.isArray(place.parent) && place.parent.length > 1
      ? [drop(place)]
      : [],
  ),
  jsonOperator(
    "fields-type",
    '{"multi_match":{"query":"x","type":"best_fields"}} -> {"multi_match":{"query":"x","type":"most_fields"}}',
    (place) => {
      if (place.key !== "multi_match" || !isFields(place.value)) return [];
      const { type = "best_fields" } = place.value;
      const types = ["best_fields", "most_fields", "cross_fields"].filter((to) => to !== type);
      return types.map(
        (to): JsonChange => ({
          path: [...place.path],
          value: { ...(isFields(place.value) ? place.value : {}), type: to },
          says: `type became ${to}`,
        }),
      );
    },
  ),
  jsonOperator("size", '{"size":50} -> {"size":49}', (place) => {
    if ((place.key !== "size" && place.key !== "from") || typeof place.value !== "number") return [];
    const shifted = place.value > 0 ? [place.value - 1] : [place.value + 1];
    return [drop(place), ...shifted.map((to) => set(place, to))];
  }),
  jsonOperator("sort-order", '{"sort":[{"a":"asc"}]} -> {"sort":[{"a":"desc"}]}', (place) => {
    const order = place.value === "asc" ? "desc" : place.value === "desc" ? "asc" : undefined;
    return order === undefined ? [] : [set(place, order)];
  }),
  jsonOperator("sort-dropped", '{"sort":["a","b"]} -> {"sort":["b"]}', (place) =>
    place.key === "sort" || (place.path.at(-2) === "sort" && typeof place.key === "number")
      ? [drop(place)]
      : [],
  ),
  jsonOperator(
    "place-swapped",
    '{"location":{"lat":1,"lon":2}} -> {"location":{"lat":2,"lon":1}}',
    ({ value, path }) =>
      isFields(value) && typeof value["lat"] === "number" && typeof value["lon"] === "number"
        ? [
            {
              path,
              value: { lat: value["lon"], lon: value["lat"] },
              says: "latitude and longitude changed places",
            },
          ]
        : [],
  ),
  jsonOperator("distance", '{"distance":"10km"} -> {"distance":"1km"}', (place) => {
    const found =
      place.key === "distance" && typeof place.value === "string" ? /^(\d+)(\w+)$/.exec(place.value) : null;
    if (!found) return [];
    return [Number(found[1]) / 10, Number(found[1]) * 10].map((to) =>
      set(place, `${to}${found[2]}`, `the distance became ${to}${found[2]}`),
    );
  }),
];

function dateChanges(value: unknown): [string, string][] {
  if (typeof value !== "string") return [];
  const day = /^now(?:-(\d+)([dhMwy]))?((?:\/d)?)$/.exec(value);
  if (!day) return [];
  const [, count, unit, rounding] = day;
  const moved =
    count === undefined
      ? [`now-1d${rounding}`]
      : [Number(count) - 1, Number(count) + 1].map((to) => `now-${to}${unit}${rounding}`);
  const unrounded = rounding === "" ? [`${value}/d`] : [value.slice(0, -2)];
  return [...moved, ...unrounded].map((to) => [to, `${value} became ${to}`]);
}
