/** The body of a request as text; bytes that are no UTF-8 become U+FFFD. Without the platform's decoder. */
export function requestText(body: Uint8Array | string | undefined): string {
  if (body === undefined) return "";
  return typeof body === "string" ? body : decodeUtf8(body);
}

function decodeUtf8(bytes: Uint8Array): string {
  let escaped = "";
  let text = "";
  for (const byte of bytes) {
    if (byte < 0x80) {
      if (escaped) text += unescaped(escaped);
      escaped = "";
      text += String.fromCharCode(byte);
    } else escaped += `%${byte.toString(16)}`;
  }
  return text + (escaped ? unescaped(escaped) : "");
}

function unescaped(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return "\uFFFD".repeat(escaped.length / 3);
  }
}
