import { isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { nearest } from "../nearest";
import type { Checked, Problem } from "../problem";

/** Reads YAML by a schema. Every mistake becomes a problem with its place; `firstLine` is the line of the file on which the text begins. */
export function readYaml<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
  firstLine = 1,
): Checked<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): { file: string; line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      ...place(error.pos[0]),
      message: `This is not YAML: ${error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? ""}.`,
      fix: 'Put a text that holds a colon, a # or a quote between double quotes: key: "text".',
    }));
    return { ok: false, problems };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => {
    const offset = (path: PropertyKey[]): number => startOf(document, path);
    return explain(issue, schema, document.toJS()).map(
      ({ path, message, fix }): Problem => ({ ...place(offset(path)), message, fix }),
    );
  });
  return { ok: false, problems };
}

interface Explained {
  path: PropertyKey[];
  message: string;
  fix: string;
}

function explain(issue: z.core.$ZodIssue, schema: z.ZodType, given: unknown): Explained[] {
  const name = issue.path.filter((part) => typeof part === "string").at(-1) ?? "";
  if (issue.code === "unrecognized_keys") {
    const known = shapeAt(schema, issue.path, given);
    return issue.keys.map((key) => {
      const near = nearest(key, Object.keys(known));
      const fix = near ? `Type ${near}.` : `There are: ${Object.keys(known).join(", ")}.`;
      return { path: [...issue.path, key], message: `The key ${key} is not known.`, fix };
    });
  }
  const example = exampleAt(schema, issue.path, given);
  const fix = example === undefined ? issue.message : `Type ${name}: ${example}`;
  const missing =
    issue.code === "invalid_type" && issue.input === undefined && issue.message.endsWith(" undefined");
  if (missing) return [{ path: issue.path, message: `${name} is missing.`, fix }];
  return [{ path: issue.path, message: `${name || "This"} is not right: ${issue.message}.`, fix }];
}

/** Character offset of a value; of the nearest thing around it when it is missing. */
function startOf(document: ReturnType<typeof parseDocument>, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && item.key.toJSON() === key);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

interface Definition {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  discriminator?: string;
  options?: z.ZodType[];
}

const definitionOf = (schema: z.ZodType | undefined): Definition =>
  (schema?._zod.def as Definition | undefined) ?? {};

const valueAt = (given: unknown, part: PropertyKey): unknown =>
  typeof given === "object" && given !== null ? (given as Record<PropertyKey, unknown>)[part] : undefined;

/** The schema inside defaults and options; of a discriminated union the one that the value's kind names. */
function plain(schema: z.ZodType | undefined, given: unknown): z.ZodType | undefined {
  const { innerType, discriminator, options } = definitionOf(schema);
  if (innerType) return plain(innerType, given);
  if (discriminator === undefined) return schema;
  const kind = valueAt(given, discriminator);
  return options?.find((option) => definitionOf(option).shape?.[discriminator]?.safeParse(kind).success);
}

function schemaAt(schema: z.ZodType, path: PropertyKey[], given: unknown): z.ZodType | undefined {
  let [at, value]: [z.ZodType | undefined, unknown] = [schema, given];
  for (const part of path) {
    const { shape, element, valueType } = definitionOf(plain(at, value));
    at = typeof part === "number" ? element : (shape?.[String(part)] ?? valueType);
    value = valueAt(value, part);
  }
  return at;
}

function shapeAt(schema: z.ZodType, path: PropertyKey[], given: unknown): Record<string, z.ZodType> {
  const value = path.reduce(valueAt, given);
  return definitionOf(plain(schemaAt(schema, path, given), value)).shape ?? {};
}

function exampleAt(schema: z.ZodType, path: PropertyKey[], given: unknown): string | undefined {
  const meta = schemaAt(schema, path, given)?.meta();
  return typeof meta?.["example"] === "string" ? meta["example"] : undefined;
}
