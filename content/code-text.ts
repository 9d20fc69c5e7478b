const signs: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** The text of highlighted code: without its spans, signs as they were. The page carries the code once, not twice. */
export function codeText(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp);/g, (sign) => signs[sign] ?? sign);
}
