const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A text of so many of these letters. */
export function randomText(length: number, random: () => number, letters = LETTERS): string {
  let text = "";
  for (let i = 0; i < length; i++) text += letters.charAt(Math.floor(random() * letters.length));
  return text;
}

/** A random UUID (RFC 9562, version 4): the id of a version. */
export function randomUuid(random: () => number): string {
  const hex = randomText(32, random, "0123456789abcdef");
  const variant = "89ab".charAt(Math.floor(random() * 4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The id of an upload or a request: 16 upper-case hexadecimal digits at least. */
export function randomHex(length: number, random: () => number): string {
  return randomText(length, random, "0123456789ABCDEF");
}
