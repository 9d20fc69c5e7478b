import { asReply, listAt, textAt, valueAt } from "@/app/_ui/figures/figure-replies";
import { storedVersions } from "@/app/_browser/figures/objects/stored-versions";
import { xmlElements, xmlText } from "@/app/_browser/figures/objects/xml-values";
import { type Engine, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";

/** What the engine of a console holds. */
export type StoreState = SearchState | ObjectState;

/** The indices of the search engine. */
export interface SearchState {
  kind: "search";
  indices: HeldIndex[];
}

/** An index, its documents and its mapping. */
export interface HeldIndex {
  name: string;
  /** Documents that a search sees. */
  documents: number;
  /** The same after the next refresh. */
  afterRefresh: number;
  aliases: string[];
  /** By their whole names; a form is another way in which a field is indexed. */
  fields: { name: string; type: string; form: boolean }[];
}

/** The buckets of the object store. */
export interface ObjectState {
  kind: "objects";
  buckets: HeldBucket[];
}

/** A bucket, its keys, and what was set for it. */
export interface HeldBucket {
  name: string;
  /** `Enabled`, `Suspended`; "" where it was never on. */
  versioning: string;
  /** Statements of its policy, rules of its lifecycle. */
  statements: number;
  rules: number;
  /** Sorted; at most the first thousand versions count. */
  keys: HeldKey[];
}

/** A key with its versions, the newest first. */
export interface HeldKey {
  key: string;
  versions: { id: string; size: number; marker: boolean; etag: string }[];
}

/** Asks an engine what it holds. It is asked in its own language, so it may refresh: run nothing else on it before its next reset. */
export async function readState(engine: Engine, kind: StoreState["kind"]): Promise<StoreState> {
  return kind === "search" ? readIndices(engine) : readBuckets(engine);
}

async function ask(engine: Engine, text: string): Promise<unknown[]> {
  const outcomes = await engine.run(text, pageLimits);
  return outcomes.map(okBody);
}

function okBody(outcome: Outcome): unknown {
  const reply = asReply(outcome);
  return reply && reply.status < 400 ? reply.body : undefined;
}

const counts = "GET /_cat/indices?format=json&h=index,docs.count&s=index";

async function readIndices(engine: Engine): Promise<SearchState> {
  const [seen, all, , refreshed] = await ask(
    engine,
    `${counts}\nGET /*?allow_no_indices=true\nPOST /_refresh\n${counts}`,
  );
  const later = new Map(
    listAt(refreshed).map((row) => [textAt(row, "index"), Number(textAt(row, "docs.count"))]),
  );
  const indices = listAt(seen).map((row): HeldIndex => {
    const name = textAt(row, "index");
    const documents = Number(textAt(row, "docs.count"));
    const properties = valueAt(all, name, "mappings", "properties");
    const aliases = Object.keys(valueAt(all, name, "aliases") ?? {});
    return {
      name,
      documents,
      afterRefresh: later.get(name) ?? documents,
      aliases,
      fields: fieldsIn(properties, "", false),
    };
  });
  return { kind: "search", indices };
}

/** The fields of a mapping with those below them, each under its whole name. */
function fieldsIn(properties: unknown, prefix: string, form: boolean): HeldIndex["fields"] {
  if (typeof properties !== "object" || properties === null) return [];
  return Object.entries(properties).flatMap(([short, mapping]) => {
    const name = prefix + short;
    const inner = valueAt(mapping, "properties");
    const type = textAt(mapping, "type") || "object";
    return [
      { name, type, form },
      ...fieldsIn(inner, `${name}.`, form),
      ...fieldsIn(valueAt(mapping, "fields"), `${name}.`, true),
    ];
  });
}

async function readBuckets(engine: Engine): Promise<ObjectState> {
  // The administrator asks as MinIO lets her, whatever the text before has set.
  const [, list] = await ask(engine, "@dialect minio\nGET /");
  const names = xmlElements(textAt(list), "Bucket").map((bucket) => xmlText(bucket, "Name"));
  if (names.length === 0) return { kind: "objects", buckets: [] };
  const asked = ["versioning", "versions", "policy", "lifecycle"];
  const text = names.flatMap((name) => asked.map((what) => `GET /${name}?${what}`)).join("\n\n");
  const replies = await ask(engine, text);
  const buckets = names.map((name, at): HeldBucket => {
    const [versioning, versions, policy, lifecycle] = replies
      .slice(at * asked.length)
      .map((reply) => textAt(reply));
    return {
      name,
      versioning: xmlText(versioning ?? "", "Status"),
      statements: statementsOf(policy ?? ""),
      rules: xmlElements(lifecycle ?? "", "Rule").length,
      keys: keysOf(versions ?? ""),
    };
  });
  return { kind: "objects", buckets };
}

function statementsOf(policy: string): number {
  if (policy === "") return 0;
  const found: unknown = JSON.parse(policy);
  // One statement may stand without a list.
  return listAt(found, "Statement").length || (valueAt(found, "Statement") === undefined ? 0 : 1);
}

function keysOf(versions: string): HeldKey[] {
  const keys = new Map<string, HeldKey>();
  for (const { key, id, size, kind, etag } of storedVersions(versions)) {
    const held = keys.get(key) ?? { key, versions: [] };
    held.versions.push({ id, size, marker: kind === "marker", etag });
    keys.set(key, held);
  }
  return [...keys.values()];
}
