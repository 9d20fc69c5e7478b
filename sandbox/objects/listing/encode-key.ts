import { uriEncode } from "../signature/canonical-request";

/** A key as `encoding-type=url` writes it: percent-encoded, a space as `+`; `/` and `*` stay, `~` does not, as in MinIO. Any case of "url" counts. */
export function encodeKey(key: string, encoding: string): string {
  if (encoding.toLowerCase() !== "url") return key;
  return uriEncode(key)
    .replaceAll("%2F", "/")
    .replaceAll("%2A", "*")
    .replaceAll("%20", "+")
    .replaceAll("~", "%7E");
}
