import type { Value } from "@/sandbox/outcome";
import type { Difference } from "./difference";
import type { Feedback } from "./feedback";

/** What is wrong with the rows of a result. Values are named only where the learner can see the data. */
export function rowsFeedback(difference: Difference, visible: boolean, examples = true): Feedback {
  switch (difference.kind) {
    case "no-result":
      return {
        title: "Not yet: there is no result to look at.",
        says: ["Write one query that gives the rows."],
      };
    case "several-results":
      return {
        title: `Not yet: ${difference.count} results, expected one.`,
        says: ["Leave only the query whose rows you want judged."],
      };
    case "column-count":
      return {
        title: `Not yet: ${plural(difference.got.length, "column")}, expected ${difference.expected.length}.`,
        says: ["Read once more which columns are asked for, and in which order."],
      };
    case "column-names":
      return columnNames(difference);
    case "column-order":
      return {
        title: "Not yet: the right columns at the wrong places.",
        says: [`Asked for: ${difference.expected.join(", ")}. Yours: ${difference.got.join(", ")}.`],
      };
    case "type":
      return {
        title: `Not yet: column ${difference.column + 1} is ${article(difference.got)}, expected ${article(difference.expected)}.`,
        says: [
          `A value that looks the same is not the same: compare and sort ${article(difference.expected)} as what it is.`,
        ],
      };
    case "date-style":
      return {
        title: `Not yet: the dates of column ${difference.column + 1} are written in another style.`,
        says: ["Your text sets DateStyle. Leave it as it is: dates are compared as `2025-01-31`."],
      };
    case "duplicates":
      return duplicates(difference, visible && examples);
    case "cells":
      return cells(difference, visible);
    case "rows":
      return rows(difference, visible && examples);
    case "order":
      return order(difference);
  }
}

function columnNames({ missing, extra, columns }: Extract<Difference, { kind: "column-names" }>): Feedback {
  const title =
    missing.length > 0
      ? `Not yet: there is no column ${missing.join(", ")}.`
      : `Not yet: nobody asked for ${extra.join(", ")}.`;
  return { title, says: [`The columns are called ${columns.join(", ")}; AS gives a column its name.`] };
}

function duplicates(difference: Extract<Difference, { kind: "duplicates" }>, visible: boolean): Feedback {
  const { rows: found, count } = difference;
  const first = found[0];
  const often = first !== undefined && first.got > first.expected;
  const title = often
    ? `Not yet: the right rows, but ${count === 1 ? "one of them" : `${count} of them`} more than once.`
    : `Not yet: the right rows, but ${count === 1 ? "one of them" : `${count} of them`} too seldom.`;
  const example =
    visible && first
      ? [`${rowText(first.row)} comes ${times(first.got)}, expected ${times(first.expected)}.`]
      : [];
  const advice = often
    ? "A join gives a row for every match; ask what one row of your result stands for."
    : "DISTINCT, UNION or GROUP BY may have folded rows that count by themselves.";
  return { title, says: [...example, advice] };
}

function cells(difference: Extract<Difference, { kind: "cells" }>, visible: boolean): Feedback {
  const { pairs, count } = difference;
  const first = pairs[0];
  const column = first?.columns[0] ?? 0;
  const title = `Not yet: ${count === 1 ? "1 row differs" : `${count} rows differ`} in column ${column + 1}.`;
  const [wanted, got] = [first?.expected[column] ?? null, first?.got[column] ?? null];
  if (got === null && wanted !== null) {
    return {
      title,
      says: [visible ? `NULL where ${wanted} is expected.` : "NULL where a value is expected."],
    };
  }
  if (wanted === null && got !== null) {
    return { title, says: [visible ? `${got} where NULL is expected.` : "A value where NULL is expected."] };
  }
  return { title, says: visible ? [`${text(got)} where ${text(wanted)} is expected.`] : [] };
}

function rows(difference: Extract<Difference, { kind: "rows" }>, visible: boolean): Feedback {
  const { missing, extra } = difference;
  const says: string[] = [];
  if (visible && missing.rows[0]) says.push(`Missing, for example: ${rowText(missing.rows[0])}.`);
  if (visible && extra.rows[0]) says.push(`Too much, for example: ${rowText(extra.rows[0])}.`);
  if (extra.count === 0) {
    const all = difference.got === 0 ? "Your query gives no row at all." : "";
    return {
      title: `Not yet: ${missing.count === 1 ? "1 row is" : `${missing.count} rows are`} missing.`,
      says: [...(all === "" ? [] : [all]), ...says],
    };
  }
  if (missing.count === 0) {
    return { title: `Not yet: ${plural(extra.count, "row")} should not be there.`, says };
  }
  const title = `Not yet: ${plural(missing.count, "row")} missing, ${plural(extra.count, "row")} too much.`;
  return { title, says };
}

function order({ from, alike }: Extract<Difference, { kind: "order" }>): Feedback {
  const title = `Not yet: the right rows, in another order from row ${from} on.`;
  if (alike.length === 0) return { title, says: ["ORDER BY decides; without it any order may come."] };
  const columns = alike.map((column) => column + 1).join(" and ");
  return {
    title,
    says: [`There, rows agree in column ${columns}: ties need another key to be decided by.`],
  };
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
const text = (value: Value): string => value ?? "NULL";
const rowText = (row: Value[]): string => `(${row.map(text).join(", ")})`;

const counted: ReadonlySet<string> = new Set(["number", "boolean", "date"]);
const article = (family: string): string =>
  counted.has(family) ? `a ${family}` : family === "json" ? "JSON" : family;
