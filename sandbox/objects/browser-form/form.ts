import type { ByteStream } from "../signature/signed-request";

/** A form as a browser posts it: its fields, then one file. */
export interface Form {
  /** By name in lower case, in the order of their first coming; a name may come several times. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly file?: {
    readonly name: string;
    readonly type: string | undefined;
    /** Read once; it ends where the part ends. */
    readonly body: ByteStream;
  };
}

/** The value of a field, the first of several; "" where there is none. */
export function fieldOf(form: Pick<Form, "fields">, name: string): string {
  return form.fields.get(name)?.[0] ?? "";
}
