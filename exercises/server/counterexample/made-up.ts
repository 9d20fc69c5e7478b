/** Names that no dataset of the course holds. */
const people = [
  "Ada Abel",
  "Bo Berg",
  "Cleo Cruz",
  "Dag Dahl",
  "Eva Emin",
  "Fay Fink",
  "Gus Gold",
  "Hal Holt",
];

/** Each value with a made-up one of its type: equal stay equal, larger stay larger where there is an order. */
export function madeUp(values: string[], type: string, column: string): [from: string, to: string][] {
  const family = familyOf(type);
  const ordered = [...values].sort(comparerOf(family));
  return ordered.map((value, i) => [value, madeUpValue(family, i, column)]);
}

/** Stand-ins for one value, the plainest first; all but the last few are round. */
export function candidatesFor(value: string, type: string): string[] {
  const family = familyOf(type);
  if (family === "number") {
    const number = Number(value);
    const near = [
      Math.round(number),
      Math.trunc(number),
      number + 1,
      number - 1,
      number + 0.01,
      number - 0.01,
    ];
    return [...near.map((one) => plain(one)), "1", "10", "100", "0", "-1"].filter((one) => one !== value);
  }
  if (family === "time" || family === "date") return timesNear(value, family);
  if (family === "text")
    return [`${value.slice(0, 1)}x`, value.toUpperCase(), value.toLowerCase(), `${value}x`, "x"];
  return [];
}

type Family = "number" | "time" | "date" | "uuid" | "text" | "other";

function familyOf(type: string): Family {
  if (/^(smallint|integer|bigint|numeric|real|double precision)/.test(type)) return "number";
  if (type.startsWith("timestamp")) return "time";
  if (type === "date") return "date";
  if (type === "uuid") return "uuid";
  if (/^(text|character|citext)/.test(type)) return "text";
  return "other";
}

function comparerOf(family: Family): (a: string, b: string) => number {
  if (family === "number") return (a, b) => Number(a) - Number(b);
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}

function madeUpValue(family: Family, i: number, column: string): string {
  switch (family) {
    case "number":
      return /(^|_)id$/.test(column) ? String(i + 1) : String((i + 1) * 10);
    case "time":
      return `2026-01-${String((i % 28) + 1).padStart(2, "0")} 12:00:00+00`;
    case "date":
      return `2026-01-${String((i % 28) + 1).padStart(2, "0")}`;
    case "uuid":
      return `00000000-0000-4000-8000-${String(i + 1).padStart(12, "0")}`;
    case "text":
      return textFor(column, i);
    case "other":
      return "{}";
  }
}

function textFor(column: string, i: number): string {
  const person = people[i % people.length] ?? "Ada Abel";
  const round = i < people.length ? "" : ` ${Math.floor(i / people.length) + 1}`;
  if (/mail/.test(column)) return `${person.split(" ")[0]?.toLowerCase() ?? "ada"}${i + 1}@example.org`;
  if (/full_name|author|display/.test(column)) return `${person}${round}`;
  return `${column.replaceAll("_", " ")} ${String.fromCodePoint(65 + (i % 26))}${round}`;
}

/** Instants around one: its second, hour, day and month, and a little before and after. Text as PostgreSQL writes it, in UTC. */
function timesNear(value: string, family: "time" | "date"): string[] {
  const at = Date.parse(value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  if (Number.isNaN(at)) return [];
  const [second, hour, day] = [1000, 3_600_000, 86_400_000];
  const moment = new Date(at);
  const month = Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1);
  const instants = [
    Math.floor(at / day) * day + day / 2,
    Math.floor(at / day) * day,
    Math.floor(at / hour) * hour,
    month,
    at + second,
    at - second,
    at + day,
    at - day,
  ];
  return instants
    .map((one) => new Date(one).toISOString())
    .map((text) => (family === "date" ? text.slice(0, 10) : `${text.slice(0, 19).replace("T", " ")}+00`))
    .filter((text) => text !== value);
}

const plain = (value: number): string => String(Number(value.toFixed(2)));
