import { httpDate, isoDate } from "../rest/respond";

const DAY = 24 * 3600 * 1000;

/** What placeholders stand for in one run of a scenario. */
export interface Names {
  readonly host: string;
  readonly region: string;
  readonly rootKey: string;
  /** Values captured from answers, and ids that were seen, by name. */
  readonly known: Map<string, string>;
}

/** The name of a bucket with a label: names sort like their labels. */
export function bucketName(label: string): string {
  return `rowhouse-${label}`;
}

function midnight(now: number, days: number): number {
  return (Math.floor(now / DAY) + days) * DAY;
}

function timeText(name: string, now: number): string | undefined {
  const [, kind = "", offset = "0"] = /^(http|iso|midnight):([+-]?\d+)$/.exec(name) ?? [];
  if (kind === "http") return httpDate(now + Number(offset) * 1000);
  if (kind === "iso") return isoDate(now + Number(offset) * 1000);
  return kind === "midnight" ? isoDate(midnight(now, Number(offset))).replace(".000", "") : undefined;
}

/** Fills the placeholders of a request. */
export function fill(text: string, names: Names, now: number, counter = 0): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, (all, name: string) => {
    if (name === "#") return String(counter).padStart(4, "0");
    if (name.startsWith("bucket.")) return bucketName(name.slice(7));
    if (name === "region") return names.region;
    if (name === "host") return names.host;
    if (name === "root.accessKey") return names.rootKey;
    return names.known.get(name) ?? timeText(name, now) ?? all;
  });
}

// Times of answers: now, hours or days from now; the clock has moved a little since.
function isTime(name: string, text: string, now: number): boolean | undefined {
  const [, sign = "", amount = "0", unit = "h", form = ""] =
    /^now(?:([+-]?)(\d+)([hd]))?\.(iso|isosec|http)$/.exec(name) ?? [];
  if (form !== "") {
    const wanted = now + (sign === "-" ? -1 : 1) * Number(amount) * (unit === "d" ? DAY : DAY / 24);
    const shaped = form === "http" ? / GMT$/ : form === "iso" ? /\.\d{3}Z$/ : /:\d\dZ$/;
    return shaped.test(text) && Math.abs(Date.parse(text) - wanted) < 60_000;
  }
  const [, days, kind] = /^midnight:([+-]?\d+)\.(http|iso)$/.exec(name) ?? [];
  if (days === undefined) return undefined;
  const at = midnight(now, Number(days));
  return text === (kind === "http" ? httpDate(at) : isoDate(at));
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  requestId: /^[0-9A-F]{16}$/,
  hostId: /^[0-9a-f]{64}$/,
  vid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  token: /^[\x20-\x7e]+$/,
  internal: /^.+$/,
};

function matchesName(name: string, text: string, names: Names, now: number): boolean {
  const time = isTime(name, text, now);
  if (time !== undefined) return time;
  const known = names.known.get(name);
  if (known !== undefined && name !== "requestId" && name !== "internal") return known === text;
  const shape = SHAPES[name.replace(/\.\d+$/, "")];
  if (!shape?.test(text)) return false;
  names.known.set(name, text);
  return true;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whether a text is what a template of an answer says. Ids are learnt where they come first. */
export function matchesTemplate(template: string, text: string, names: Names, now: number): boolean {
  const plain = template.replace(/\{\{(?:bucket\.[^{}]+|region|host|root\.accessKey)\}\}/g, (all) =>
    fill(all, names, now),
  );
  const parts = plain.split(/\{\{([^{}]+)\}\}/);
  if (parts.length === 1) return plain === text;
  const pattern = parts.map((part, i) => (i % 2 === 0 ? escape(part) : "([\\s\\S]*?)")).join("");
  const found = new RegExp(`^${pattern}$`).exec(text);
  const holders = parts.filter((_, i) => i % 2 === 1);
  return found !== null && holders.every((name, i) => matchesName(name, found[i + 1] ?? "", names, now));
}
