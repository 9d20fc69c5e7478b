import { illegalArgument } from "../errors/search-error";

/** An address as Java's `InetAddress` prints it, by which `ip` fields are found; throws for anything else. */
export function canonicalIp(text: string): string {
  const canonical = text.includes(":") ? ipv6(text) : ipv4(text)?.join(".");
  if (canonical === undefined) throw illegalArgument(`'${text}' is not an IP string literal.`);
  return canonical;
}

/** Four bytes, without leading zeros. */
function ipv4(text: string): number[] | undefined {
  const parts = text.split(".");
  const valid =
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return valid ? parts.map(Number) : undefined;
}

function ipv6(text: string): string | undefined {
  const words = ipv6Words(text);
  if (!words) return undefined;
  const [a = 0, b = 0] = words.slice(6);
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
    return [a >> 8, a & 255, b >> 8, b & 255].join(".");
  return compressed(words);
}

/** Eight words of 16 bits. */
function ipv6Words(text: string): number[] | undefined {
  const [head = "", tail, more] = text.split("::");
  if (more !== undefined) return undefined;
  const [left, right] = [groups(head), groups(tail ?? "")];
  if (!left || !right) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const words: number[] = [];
  for (const part of text.split(":")) {
    const bytes = part.includes(".") ? ipv4(part) : undefined;
    if (bytes) {
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      words.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) words.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return words;
}

/** The longest run of zeros, two at least, becomes `::`. */
function compressed(words: readonly number[]): string {
  const parts = words.map((word) => word.toString(16)).join(":");
  const runs = parts.match(/(?:\b0(?::|$)){2,}/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  if (longest === "") return parts;
  const at = parts.indexOf(longest);
  const before = parts.slice(0, at).replace(/:$/, "");
  return `${before}::${parts.slice(at + longest.length)}`;
}
