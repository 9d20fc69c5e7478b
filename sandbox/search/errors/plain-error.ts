/** Refusals that are no exception in Elasticsearch: the body's `error` is a plain string. */
export class PlainError extends Error {
  override name = "PlainError";

  constructor(
    readonly status: number,
    readonly text: string,
    readonly more: {
      /** `status` is left out of the body, as for an unknown endpoint. */
      withoutStatus?: boolean;
      headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(text);
  }
}
