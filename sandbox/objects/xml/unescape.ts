const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const REFERENCE = /&([^;&<\s]*)(;?)/g;

// XML 1.0, production 2: the characters that a document may hold.
function isXmlCharacter(point: number): boolean {
  if (point < 0x20) return point === 9 || point === 10 || point === 13;
  return point < 0xd800 || (point > 0xdfff && point < 0xfffe) || (point > 0xffff && point <= 0x10ffff);
}

function character(digits: string): string | undefined {
  const point = /^#x[0-9a-fA-F]{1,6}$/.test(digits)
    ? Number.parseInt(digits.slice(2), 16)
    : /^#[0-9]{1,7}$/.test(digits)
      ? Number(digits.slice(1))
      : -1;
  return isXmlCharacter(point) && point >= 0 ? String.fromCodePoint(point) : undefined;
}

/** Replaces character references and the five entities of XML itself; any other entity, and any character that XML forbids, is an error. */
export function unescapeXml(text: string, fail: (reason: string) => never): string {
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (!isXmlCharacter(point))
      fail(`illegal character code U+${point.toString(16).toUpperCase().padStart(4, "0")}`);
  }
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (reference: string, name: string, semicolon: string) => {
    const meant = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : character(name);
    if (semicolon === "") fail(`invalid character entity ${reference} (no semicolon)`);
    return meant ?? fail(`invalid character entity ${reference}`);
  });
}
