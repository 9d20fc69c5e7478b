import { errorDocument, errorText, type McError } from "./mc-error";

/** What a command left behind. */
export interface McResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a command writes: text, or documents one a line, never both. */
export interface McOutput {
  readonly json: boolean;
  /** Text with its line ends; either form may be missing. */
  print(text: string | undefined, document?: object): void;
  /** The same bytes in both forms: contents of objects, help. */
  raw(text: string): void;
  fail(error: McError): void;
  /** Prints an error that does not count: the command ends with 0 all the same. */
  warn(error: McError): void;
  result(): McResult;
}

/** Starts an empty output. */
export function startOutput(json: boolean): McOutput {
  let exit = 0;
  let stdout = "";
  let stderr = "";
  const tell = (error: McError): void => {
    if (json) stdout += `${JSON.stringify(errorDocument(error))}\n`;
    else stderr += errorText(error);
  };
  return {
    json,
    print(text, document) {
      if (!json) stdout += text ?? "";
      else if (document) stdout += `${JSON.stringify(document)}\n`;
    },
    raw(text) {
      stdout += text;
    },
    fail(error) {
      exit = 1;
      tell(error);
    },
    warn: tell,
    result: () => ({ exit, stdout, stderr }),
  };
}
