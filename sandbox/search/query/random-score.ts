import { illegalArgument, parsingError } from "../errors/search-error";
import { resolveField } from "../aggregation/field-source";
import { javaHash } from "../index/java-map";
import type { Segment } from "../index/reader";
import { formatDouble } from "../json/format-number";
import type { JsonNode, JsonObject } from "../json/node";
import { isInteger, member, scalarText, tokenName } from "../json/walk";
import type { SearchScope } from "./scope";

/** `random_score`: a number of [0, 1) for each document, always the same one for a seed and a field. */
export interface RandomScore {
  readonly kind: "random_score";
  /** An int; without one the clock gives it. */
  readonly seed: number | undefined;
  readonly field: string | undefined;
}

/** Reads the inside of `random_score`. */
export function parseRandomScore(value: JsonObject): RandomScore {
  for (const { key, value: node } of value.entries) {
    if (key !== "seed" && key !== "field")
      throw parsingError(node.at, `random_score query does not support [${key}]`);
  }
  const given = member(value, "seed");
  const seed = given?.kind === "null" ? undefined : given;
  const field = member(value, "field");
  return {
    kind: "random_score",
    seed: seed && readSeed(seed),
    field: field && (scalarText(field.kind === "array" ? (field.items[0] ?? field) : field) ?? undefined),
  };
}

function readSeed(node: JsonNode): number {
  if (node.kind === "string") return javaHash(node.value);
  if (node.kind !== "number") {
    const reason = `random_score seed must be an int/long or string, not '${tokenName(node)}'`;
    throw parsingError(node.at, reason);
  }
  if (isInteger(node.raw)) return longHash(BigInt(node.raw));
  throw parsingError(node.at, `random_score seed must be an int, long or string, not '${tokenName(node)}'`);
}

/** Prepares a random score on an index. The recipe is that of Elasticsearch's `RandomScoreFunction`. */
export function prepareRandomScore(
  random: RandomScore,
  scope: SearchScope,
): (segment: Segment) => (doc: number) => number {
  const salted = mix(seedOf(random, scope) ^ (javaHash(scope.index) << 10));
  const texts = textsOf(random, scope);
  return (segment) => (doc) => {
    if (!texts) return fraction(mix((segment.docBase + doc) ^ salted));
    const text = texts(segment, doc);
    return fraction(text === undefined ? salted : murmur3(new TextEncoder().encode(text), salted));
  };
}

/** The field whose values the numbers come from: with a seed alone the sequence numbers. */
export const fieldOf = ({ seed, field }: RandomScore): string | undefined =>
  field ?? (seed === undefined ? undefined : "_seq_no");

/** An int that fits in 32 bits stands for itself. */
export const seedOf = ({ seed }: RandomScore, { now }: SearchScope): number => seed ?? longHash(BigInt(now));

/** `Long.hashCode`, which leaves positive ints as they are. */
function longHash(value: bigint): number {
  if (value === BigInt.asIntN(32, value)) return Number(value);
  return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
}

/** How the value of a document is written that its number comes from; nothing where the document's own number counts. */
function textsOf(
  random: RandomScore,
  scope: SearchScope,
): ((segment: Segment, doc: number) => string | undefined) | undefined {
  const field = fieldOf(random);
  if (field === undefined) return undefined;
  if (field === "_seq_no") return (segment, doc) => String(segment.document(segment.rootOf(doc)).seqNo);
  const mapped = scope.mapping.field(field);
  if (!mapped) {
    const index = `[${scope.index}/${scope.setting("index.uuid") ?? "_na_"}]`;
    throw illegalArgument(
      `Field [${field}] is not mapped on [${index}] and cannot be used as a source of random numbers.`,
    );
  }
  const kinds = ["number", "date", "boolean", "keyword"] as const;
  resolveField({ field }, { aggregation: "random_score", kinds, fallback: "keyword" }, [scope]);
  const decimal = ["double", "float", "half_float", "scaled_float"].includes(mapped.type);
  return (segment, doc) => {
    const words = segment.keywords(mapped.name);
    if (words) return words.first(doc) < 0 ? undefined : words.value(words.first(doc));
    const value = segment.numbers(mapped.name)?.first(doc);
    if (value === undefined) return undefined;
    return decimal ? formatDouble(Number(value)) : String(value);
  };
}

/** The lower 24 bits as a number below 1, a float. */
const fraction = (hash: number): number => (hash & 0xff_ff_ff) / 0x1_00_00_00;

/** Murmur3's last steps. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return hash ^ (hash >>> 16);
}

/** MurmurHash3 (x86, 32 bits) over bytes. */
function murmur3(bytes: Uint8Array, seed: number): number {
  let hash = seed;
  const whole = bytes.length & ~3;
  const block = (at: number, length: number): number => {
    let value = 0;
    for (let i = 0; i < length; i += 1) value |= (bytes[at + i] ?? 0) << (8 * i);
    return Math.imul(rotate(Math.imul(value, 0xcc_9e_2d_51), 15), 0x1b_87_35_93);
  };
  for (let at = 0; at < whole; at += 4)
    hash = (Math.imul(rotate(hash ^ block(at, 4), 13), 5) + 0xe6_54_6b_64) | 0;
  if (whole < bytes.length) hash ^= block(whole, bytes.length - whole);
  return mix(hash ^ bytes.length);
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
