import type { XmlElement } from "./node";

const ESCAPES: Readonly<Record<string, string>> = {
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

// What XML 1.0 allows nowhere, not even as a reference, is found as well: control characters, lone surrogates, U+FFFE, U+FFFF.
const ESCAPED = /["'&<>\ufffe\uffff]|(?![\u007f-\u009f])\p{Cc}|\p{Cs}/gu;

/** Text as it may stand in an element or an attribute; a character that XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(ESCAPED, (found) => ESCAPES[found] ?? "\ufffd");
}

function write(node: XmlElement): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
  const inner = node.children.length > 0 ? node.children.map(write).join("") : escapeXml(node.text);
  return `<${node.name}${attributes}>${inner}</${node.name}>`;
}

/** A whole document, with its prolog. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}`;
}
