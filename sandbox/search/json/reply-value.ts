/**
 * What a reply's body is made of. Numbers that Java holds as float or double are wrapped, because they are written in
 * Java's way: `1.0`, `3.4E10`, and a float32 as the shortest decimal of that float.
 */
export type ReplyValue =
  | null
  | boolean
  | string
  | number
  | bigint
  | Floating
  | RawJson
  | readonly ReplyValue[]
  | { readonly [key: string]: ReplyValue | undefined };

/** A Java `float` or `double`. */
export class Floating {
  constructor(
    readonly value: number,
    readonly width: "float" | "double",
  ) {}
}

/** JSON text that is passed through as it came, such as a document's `_source`. */
export class RawJson {
  constructor(readonly text: string) {}
}

export const float = (value: number): Floating => new Floating(value, "float");
export const double = (value: number): Floating => new Floating(value, "double");
