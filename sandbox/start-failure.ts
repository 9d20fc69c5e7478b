/** Why the engine cannot start here. `retry` says whether another try can help. */
export class StartFailure extends Error {
  constructor(
    readonly reason: "unsupported" | "download" | "crashed",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get retry(): boolean {
    return this.reason !== "unsupported";
  }
}
