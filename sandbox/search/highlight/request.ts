import {
  flag,
  integer,
  mapped,
  type MemberReader,
  type Members,
  NestedRefusal,
  node,
  parseObject,
  text,
} from "../aggregation/object-parser";
import {
  contentError,
  illegalArgument,
  parsingError,
  SearchError,
  unsupported,
} from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { parseQuery } from "../query/parse";
import type { HighlightOptions, HighlightRequest } from "./options";

const texts: MemberReader<readonly string[]> = {
  kinds: ["array"],
  read: (value) => (value.kind === "array" ? value.items.map((item) => scalarText(item) ?? "") : []),
};

const SCANNERS = ["sentence", "word", "chars"] as const;

const scanner = mapped(text, (given) => {
  const found = SCANNERS.find((name) => name === given.toLowerCase());
  if (found) return found;
  const type = "org.elasticsearch.search.fetch.subphase.highlight.HighlightBuilder.BoundaryScannerType";
  throw illegalArgument(`No enum constant ${type}.${given.toUpperCase()}`);
});

const fragmentCount = mapped(integer, (count) => {
  if (count >= 0 && count <= 10_000) return count;
  throw illegalArgument("[number_of_fragments] must be between [0] and [10000]");
});

const analyzedOffset = mapped(integer, (offset) => {
  if (offset > 0 || offset === -1) return offset;
  throw illegalArgument("[max_analyzed_offset] must be a positive integer, or -1");
});

const rootLocale = mapped(text, (locale): string => {
  throw unsupported(`[boundary_scanner_locale] of a highlight ([${locale}])`);
});

const STYLED = Array.from({ length: 10 }, (_, i) => `<em class="hlt${i + 1}">`);

const shared = {
  pre_tags: texts,
  post_tags: texts,
  order: text,
  highlight_filter: flag,
  fragment_size: integer,
  number_of_fragments: fragmentCount,
  require_field_match: flag,
  boundary_scanner: scanner,
  boundary_max_scan: integer,
  boundary_chars: text,
  boundary_scanner_locale: rootLocale,
  type: text,
  fragmenter: text,
  no_match_size: integer,
  phrase_limit: integer,
  max_analyzed_offset: analyzedOffset,
  tags_schema: mapped(text, styledTags),
  options: node("object"),
  highlight_query: node("object"),
};
const ofField = { ...shared, fragment_offset: integer, matched_fields: texts };
const ofRequest = {
  ...shared,
  encoder: text,
  use_explicit_field_order: flag,
  fields: node("object", "array"),
};

type Shared = Members<typeof shared>;
type Tags = Members<{ pre_tags: typeof texts; post_tags: typeof texts }>;

/** Reads the `highlight` of a search; errors carry Elasticsearch's words and places. */
export function parseHighlight(value: JsonObject): HighlightRequest {
  try {
    const members = parseObject("highlight", value, ofRequest);
    checkTags(members, value);
    const whole = { ...members.tags_schema, ...withoutUndefined(members) };
    const encodeHtml = members.encoder === "html";
    const fields = members.fields ? entriesOf(members.fields) : [];
    return { fields: fields.map(([name, own]) => readField(name, own, whole, encodeHtml, members.fields)) };
  } catch (error) {
    throw error instanceof NestedRefusal ? withRoot(error.refusal) : error;
  }
}

/** A field's name and its options; several objects of an array are one after the other. */
function entriesOf(fields: JsonNode): readonly (readonly [string, JsonNode])[] {
  if (fields.kind === "object") return fields.entries.map(({ key, value }) => [key, value]);
  if (fields.kind !== "array") return [];
  return fields.items.flatMap((item) => {
    if (item.kind === "object" && item.entries.length === 1) return entriesOf(item);
    throw parsingError(
      item.at,
      "[fields] can be a single object with any number of fields or an array where each entry is an object with a single field",
    );
  });
}

function readField(
  name: string,
  value: JsonNode,
  whole: Shared,
  encodeHtml: boolean,
  fields: JsonNode | undefined,
): HighlightRequest["fields"][number] {
  if (value.kind !== "object")
    throw parsingError(value.at, `[highlight_field] Expected START_OBJECT but was: ${tokenName(value)}`);
  try {
    const own = parseObject("highlight_field", value, ofField);
    checkTags(own, value);
    return {
      name,
      options: optionsOf({ ...whole, ...own.tags_schema, ...own }, own.matched_fields ?? [], encodeHtml),
    };
  } catch (error) {
    if (!(error instanceof NestedRefusal) || !fields) throw error;
    const inner = contentError(error.place, `[fields] failed to parse field [${name}]`, error.refusal);
    throw new NestedRefusal(
      error.place,
      contentError(error.place, "[highlight] failed to parse field [fields]", inner),
    );
  }
}

/** Elasticsearch names the place of the closing bracket. */
function checkTags(members: Shared, value: JsonObject): void {
  if (!members.pre_tags || members.post_tags) return;
  const place = { line: value.end.line, column: value.end.column - 1 };
  throw parsingError(place, "pre_tags are set but post_tags are not set");
}

function styledTags(schema: string): Tags {
  if (schema === "default") return {};
  if (schema === "styled") return { pre_tags: STYLED, post_tags: ["</em>"] };
  throw illegalArgument(`Unknown tag schema [${schema}]`);
}

function optionsOf(members: Shared, matchedFields: readonly string[], encodeHtml: boolean): HighlightOptions {
  const { fragmenter } = members;
  return {
    preTag: members.pre_tags?.[0] ?? "<em>",
    postTag: members.post_tags?.[0] ?? "</em>",
    byScore: members.order?.toLowerCase() === "score",
    requireFieldMatch: members.require_field_match ?? true,
    fragmentSize: members.fragment_size ?? 100,
    fragments: members.number_of_fragments ?? 5,
    encodeHtml,
    type: members.type ?? "unified",
    fragmenter,
    boundaryScanner: members.boundary_scanner,
    noMatchSize: members.no_match_size ?? 0,
    query: members.highlight_query && parseQuery(members.highlight_query),
    matchedFields,
    maxAnalyzedOffset: members.max_analyzed_offset,
  };
}

/** So that a name that was not written does not hide what another gave. */
function withoutUndefined(members: Shared): Shared {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The innermost error is the root cause. */
function withRoot(error: SearchError): SearchError {
  let root = error;
  while (root.more.causedBy) root = root.more.causedBy;
  return new SearchError(error.status, error.type, error.reason, { ...error.more, rootCauses: [root] });
}
