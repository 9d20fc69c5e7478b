/** Fields of a node of PostgreSQL's parse tree, as libpg-query gives them; field names are those of parsenodes.h. */
export type Fields = Readonly<Record<string, unknown>>;

/** Way from the root of a tree to a value in it. */
export type Path = readonly (string | number)[];

/** Whether a value is a node or the fields of one, and no list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A field that holds a word or a number, as text; empty when it is absent or holds more. */
export const textAt = (fields: Fields | undefined, field: string): string => {
  const value = fields?.[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** A list of nodes; an absent one is empty. */
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Fields of a node such as `{ "A_Const": { ... } }` when it bears that tag. */
export function fieldsOf(node: unknown, tag: string): Fields | undefined {
  const inner = isFields(node) ? node[tag] : undefined;
  return isFields(inner) ? inner : undefined;
}

/** Tag of a node such as `{ "A_Const": { ... } }`; undefined for fields without a tag. */
export function tagOf(node: unknown): string | undefined {
  if (!isFields(node)) return undefined;
  const [tag, ...more] = Object.keys(node);
  const isTag = tag !== undefined && more.length === 0 && /^[A-Z]/.test(tag) && isFields(node[tag]);
  return isTag ? tag : undefined;
}

/** The same tree with one value changed; undefined takes a field away. What does not change is shared. */
export function replaceAt(tree: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(tree))
    return tree.map((item: unknown, at) => (at === first ? replaceAt(item, rest, value) : item));
  if (!isFields(tree)) throw new Error(`The path ${path.join(".")} leads nowhere.`);
  return withFields(tree, { [first]: replaceAt(tree[first], rest, value) });
}

/** The same fields with some changed; undefined takes a field away. */
export function withFields(fields: Fields, changes: Fields): Fields {
  return Object.fromEntries(
    Object.entries({ ...fields, ...changes }).filter(([, value]) => value !== undefined),
  );
}

const positions = new Set([
  "location",
  "stmt_location",
  "stmt_len",
  "rexpr_list_start",
  "rexpr_list_end",
  "list_start",
  "list_end",
  "version",
]);

/** What a tree means: its fields without positions and without the nesting of AND in AND, as one string to compare. */
export const meaning = (tree: unknown): string =>
  JSON.stringify(tree, (key, value: unknown) => {
    if (positions.has(key)) return undefined;
    if (!isFields(value)) return value;
    const entries = Object.entries(key === "BoolExpr" ? { ...value, args: flatArgs(value) } : value);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });

const flatArgs = (bool: Fields): Fields[] =>
  listOf(bool.args).flatMap((arg) => {
    const inner = fieldsOf(arg, "BoolExpr");
    return inner && inner.boolop === bool.boolop && bool.boolop !== "NOT_EXPR" ? flatArgs(inner) : [arg];
  });

/** Whether two trees say the same, wherever in the text they stand. */
export const same = (a: unknown, b: unknown): boolean => meaning(a) === meaning(b);

/** The same tree with every part that the rule answers replaced by its answer, from the root down. */
export function substitute(tree: unknown, rule: (part: unknown) => unknown): unknown {
  const answer = rule(tree);
  if (answer !== undefined) return answer;
  if (Array.isArray(tree)) return tree.map((item) => substitute(item, rule));
  if (!isFields(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, substitute(value, rule)]));
}

/** Every part of a tree, itself first. */
export function partsOf(tree: unknown): unknown[] {
  if (Array.isArray(tree)) return [tree, ...tree.flatMap((item) => partsOf(item))];
  if (!isFields(tree)) return [tree];
  return [tree, ...Object.values(tree).flatMap((value) => partsOf(value))];
}

/** Offset in UTF-8 bytes at which a part begins: its own, or the first of its parts. Zero is left out by the parser. */
export function locationOf(part: unknown): number {
  const own = (value: unknown) => (isFields(value) && value.location !== -1 ? value.location : undefined);
  const inner = tagOf(part);
  const direct = own(inner === undefined || !isFields(part) ? part : part[inner]);
  if (typeof direct === "number") return direct;
  const all = partsOf(part)
    .map(own)
    .filter((value) => typeof value === "number");
  return all.length === 0 ? 0 : Math.min(...all);
}
