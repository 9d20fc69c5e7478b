/** What one form of a command printed, with placeholders. */
export interface RecordedOutput {
  readonly exit: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Instead of stdout where that was a stream of documents. */
  readonly documents?: readonly unknown[];
}

/** One command of a session, recorded in both forms. */
export interface RecordedCommand {
  readonly argv: readonly string[];
  readonly stdin?: string;
  /** The order of lines or documents is not fixed; they are stored sorted. */
  readonly unordered?: boolean;
  readonly text: RecordedOutput;
  readonly json: RecordedOutput;
}

/** A recorded session of `mc`: files, commands run first, commands to compare. */
export interface Session {
  readonly name: string;
  readonly files: Readonly<Record<string, string | { readonly fill: string; readonly bytes: number }>>;
  readonly setup: readonly string[];
  readonly commands: readonly RecordedCommand[];
}
