import { invalidIndexName } from "./index-errors";

const forbidden = /[ "*,/<>?\\|]/;

/** Throws when no index or alias may be called so. */
export function checkIndexName(name: string): void {
  if (forbidden.test(name)) {
    throw invalidIndexName(
      name,
      `must not contain the following characters [' ','"','*',',','/','<','>','?','\\','|']`,
    );
  }
  if (name === "") throw invalidIndexName(name, "must not be empty");
  if (name.includes("#")) throw invalidIndexName(name, "must not contain '#'");
  if (name.includes(":")) throw invalidIndexName(name, "must not contain ':'");
  if (/^[_+-]/.test(name)) throw invalidIndexName(name, "must not start with '_', '-', or '+'");
  const length = utf8Length(name);
  if (length > 255) throw invalidIndexName(name, `index name is too long, (${length} > 255)`);
  if (name === "." || name === "..") throw invalidIndexName(name, "must not be '.' or '..'");
  if (name !== name.toLowerCase()) throw invalidIndexName(name, "must be lowercase");
}

/** Bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
