import type { ConsoleCommand, ConsoleRequest } from "./parse-console";

/** How many replies are looked through, and how much of each. */
const MOST_REPLIES = 50;
const MOST_TEXT = 1024 * 1024;

interface KeptReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9-]*)\s*\}\}/g;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  "#34": '"',
  "#39": "'",
  quot: '"',
  apos: "'",
};

const unescaped = (text: string): string =>
  text.replace(/&([a-z#0-9]+);/g, (reference, name: string) => ENTITIES[name] ?? reference);

// A command of mc answers with its text and more.
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  const text = typeof body === "object" && body !== null && "text" in body ? body.text : "";
  return typeof text === "string" ? text : "";
}

// The path and query of an address that carries a signature, whoever made it.
function addressIn(text: string): string | undefined {
  const found = [...text.matchAll(/https?:\/\/[^\s/]+(\/\S*[?&]X-Amz-Signature=[0-9a-f]{64}\S*)/g)].at(-1);
  return found?.[1];
}

function valueIn({ headers, text }: KeptReply, name: string): string | undefined {
  if (name === "url") return addressIn(text);
  const element = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  return element === undefined ? headers[name.toLowerCase()] : unescaped(element);
}

/**
 * What earlier replies said, for `{{Name}}` in later requests: the first XML element or the header of that name in the last reply that
 * has one; `{{url}}` is the path and query of the last presigned address.
 */
export class EarlierReplies {
  private kept: readonly KeptReply[] = [];

  keep(headers: Readonly<Record<string, string>>, body: unknown): void {
    const text = textOf(body).slice(0, MOST_TEXT);
    this.kept = [...this.kept, { headers, text }].slice(-MOST_REPLIES);
  }

  forget(): void {
    this.kept = [];
  }

  /** The step with its values filled in; a value that no reply has stays as it is written. */
  fill<Step extends ConsoleRequest | ConsoleCommand>(step: Step): Step {
    if (step.kind === "command") return { ...step, text: this.filled(step.text) };
    const mark = step.target.indexOf("?");
    const path = mark < 0 ? step.target : step.target.slice(0, mark);
    const query = mark < 0 ? "" : this.filled(step.target.slice(mark), encodeURIComponent);
    const headers = Object.entries(step.headers).map(([name, value]) => [name, this.filled(value)] as const);
    const target = `${this.filled(path)}${query}`;
    return { ...step, target, headers: Object.fromEntries(headers), body: this.filled(step.body) };
  }

  private filled(text: string, write: (value: string) => string = (value) => value): string {
    if (!text.includes("{{")) return text;
    return text.replace(PLACEHOLDER, (written, name: string) => {
      const value = this.kept.map((reply) => valueIn(reply, name)).findLast((each) => each !== undefined);
      return value === undefined ? written : write(value);
    });
  }
}
