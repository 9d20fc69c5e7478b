import type { Json } from "../../grader/console/json-value";
import type { StoredDocument } from "./documents";

/** Whether answer and reference still differ on these documents. */
export type DocumentsSeparate = (documents: StoredDocument[]) => Promise<boolean>;

/** Fields that no document needs for the difference go: each from all documents at once, then from each by itself. */
export async function withoutFields(
  documents: StoredDocument[],
  separates: DocumentsSeparate,
): Promise<StoredDocument[]> {
  let current = documents;
  const attempt = async (changed: StoredDocument[]): Promise<boolean> => {
    if (!(await separates(changed))) return false;
    current = changed;
    return true;
  };
  for (const field of fieldNames(current)) {
    if (await attempt(current.map((one) => without(one, field)))) continue;
    for (const [at, document] of current.entries()) {
      if (current.length > 1 && Object.hasOwn(document.source, field))
        await attempt(current.toSpliced(at, 1, without(document, field)));
    }
  }
  return current;
}

const fieldNames = (documents: StoredDocument[]): string[] => [
  ...new Set(documents.flatMap(({ source }) => Object.keys(source))),
];

function without(document: StoredDocument, field: string): StoredDocument {
  const { [field]: _gone, ...source } = document.source;
  return { ...document, source };
}

/** What a learner may see: the values of each field in the visible documents, and the words of the task and of the answer. */
export interface PublicValues {
  fields: ReadonlyMap<string, Json[]>;
  words: string;
}

/**
 * The same documents with made-up values in place of hidden ones, on which `separates` still holds; undefined when some hidden value
 * cannot be given away without losing the difference. Ids become small numbers.
 */
export async function disguiseDocuments(
  documents: StoredDocument[],
  separates: DocumentsSeparate,
  known: PublicValues,
): Promise<StoredDocument[] | undefined> {
  let current = await withIds(documents, separates, known);
  if (!current) return undefined;
  for (const field of fieldNames(current)) {
    const values = distinct(
      current.flatMap(({ source }) => (Object.hasOwn(source, field) ? [source[field] ?? null] : [])),
    );
    for (const value of values.filter((one) => !isPublic(field, one, known))) {
      const changed = await standIn(current, field, value, separates, known);
      if (!changed) return undefined;
      current = changed;
    }
  }
  return current;
}

async function withIds(
  documents: StoredDocument[],
  separates: DocumentsSeparate,
  { words }: PublicValues,
): Promise<StoredDocument[] | undefined> {
  const tokens = new Set(words.split(/[^\w-]+/));
  const named = (id: string): boolean => tokens.has(id);
  const taken = new Set(documents.map(({ id }) => id).filter(named));
  let next = 0;
  const fresh = (): string => {
    do next += 1;
    while (taken.has(String(next)));
    return String(next);
  };
  const changed = documents.map((one) => ({ ...one, id: named(one.id) ? one.id : fresh() }));
  return (await separates(changed)) ? changed : undefined;
}

/** The first stand-in for a value, wherever the field holds it, that keeps the difference. */
async function standIn(
  documents: StoredDocument[],
  field: string,
  value: Json,
  separates: DocumentsSeparate,
  known: PublicValues,
): Promise<StoredDocument[] | undefined> {
  for (const other of candidates(field, value, known)) {
    const changed = documents.map((one) =>
      same(one.source[field] ?? null, value) && Object.hasOwn(one.source, field)
        ? { ...one, source: { ...one.source, [field]: other } }
        : one,
    );
    if (await separates(changed)) return changed;
  }
  return undefined;
}

/** Visible values that are tried for a hidden one. */
const mostTried = 12;

function candidates(field: string, value: Json, { fields, words }: PublicValues): Json[] {
  const seen = (fields.get(field) ?? []).filter((other) => typeof other === typeof value);
  return distinct([...standIns(value, words), ...seen.slice(0, mostTried)]).filter(
    (other) => !same(other, value),
  );
}

function standIns(value: Json, words: string): Json[] {
  if (typeof value === "number") return near(value);
  if (typeof value !== "string") return [];
  const day = /^\d{4}-\d\d-\d\d(?=T)/.exec(value)?.[0];
  return day === undefined ? wordsKept(value, words) : [`${day}T00:00:00Z`, `${day}T12:00:00Z`];
}

/** A text of which only the words of the task and the answer are left. */
function wordsKept(value: string, words: string): string[] {
  const asked = words.toLowerCase();
  const parts = value.split(/(\s+)/);
  const kept = parts.map((part) => (part.trim() === "" || asked.includes(part.toLowerCase()) ? part : "x"));
  return [kept.join(""), parts.filter((part, i) => part.trim() !== "" && kept[i] === part).join(" ")].filter(
    (text) => text !== "",
  );
}

function near(value: number): number[] {
  const round = [Math.round(value), Math.trunc(value), Math.ceil(value)];
  const beside = [value + 1, value - 1, value + 0.01, value - 0.01].map((one) => Number(one.toFixed(2)));
  return [...round, ...beside, 1, 10, 100, 0];
}

const isPublic = (field: string, value: Json, { fields, words }: PublicValues): boolean =>
  value === null ||
  typeof value === "boolean" ||
  (fields.get(field) ?? []).some((other) => same(other, value)) ||
  (typeof value === "string" && value.length > 1 && words.includes(value)) ||
  (typeof value === "number" && words.split(/[^\w.-]+/).includes(String(value)));

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

const distinct = (values: Json[]): Json[] =>
  values.filter((value, i) => values.findIndex((other) => same(other, value)) === i);
