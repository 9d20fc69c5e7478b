import { parse } from "libpg-query";
import { locationOf } from "../mutants/tree";
import { type Place, walk } from "../mutants/walk";
import { clockRule } from "./clock";
import { orderRule } from "./order";
import { zoneRule } from "./zone";

/** What a rule says about one place. */
export interface Finding {
  /** Part of the tree that is to blame. */
  about: unknown;
  message: string;
  fix: string;
}

/** A place of a query whose result may differ from run to run; lines and columns count from 1, columns in characters. */
export interface Indeterminate {
  line: number;
  column: number;
  message: string;
  fix: string;
}

const rules: readonly ((place: Place) => Finding[])[] = [orderRule, clockRule, zoneRule];

/**
 * Places at which a query leans on the clock, on chance, on the session or on the order in which rows lie, as far as its
 * syntax shows; in the order of the text. Rejects for what PostgreSQL does not parse.
 */
export async function lintDeterminism(sql: string): Promise<Indeterminate[]> {
  return walk(await parse(sql))
    .flatMap((place) => rules.flatMap((rule) => rule(place)))
    .map(({ about, message, fix }) => ({ ...positionOf(locationOf(about), sql), message, fix }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The parser counts bytes of UTF-8, people count characters. */
function positionOf(offset: number, sql: string): { line: number; column: number } {
  const lines = Buffer.from(sql).subarray(0, offset).toString().split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}
