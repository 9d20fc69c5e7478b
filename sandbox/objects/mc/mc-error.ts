/** Why a command failed, as `--json` prints it. */
export interface McCause {
  readonly message: string;
  /** Fields of the error underneath: those of S3's answer, or of mc's own kinds of errors. */
  readonly error: Readonly<Record<string, string>>;
}

const NO_CAUSE: McCause = { message: "", error: {} };

/** A command, or one of its steps, that failed. */
export class McError extends Error {
  override readonly name = "McError";
  constructor(
    message: string,
    override readonly cause: McCause = NO_CAUSE,
    /** Whether the command ends here, or goes on with its next argument. */
    readonly type: "error" | "fatal" = "fatal",
  ) {
    super(message);
  }
}

// "Unable to get lifecycle" + "The lifecycle …" -> two sentences; a cause that begins small is joined by a colon.
function joined(message: string, cause: string): string {
  const start = message.replace(/\.$/, "");
  const separator = message.endsWith(".") || /^[^a-z]/.test(cause) ? ". " : ": ";
  return `${start}${separator}${cause}${cause.endsWith(".") ? "" : "."}`;
}

/** The line on stderr. */
export function errorText({ message, cause, type }: McError): string {
  const text =
    cause.message === ""
      ? `${message} `
      : type === "error"
        ? `${message} ${cause.message}`
        : joined(message, cause.message);
  return `mc: <ERROR> ${text}\n`;
}

/** The document on stdout with `--json`. */
export function errorDocument({ message, cause, type }: McError): object {
  return { status: "error", error: { message, cause, type } };
}
