const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** The inside of every element of a name in an answer of the object store, in order. For elements that do not hold their own kind. */
export function xmlElements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map((found) => found[1] ?? "");
}

/** The text of the first element of a name; "" where there is none. */
export function xmlText(xml: string, name: string): string {
  const text = xmlElements(xml, name)[0] ?? "";
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, sign) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(String(hex), 16));
    return signs[String(sign)] ?? whole;
  });
}
