import { toUtf8 } from "../../digest/utf8";
import { splitCommandLine } from "../command-line";
import { canonical, type Normaliser, parseDocuments, type RunNames, startNormaliser } from "./normalise";
import type { RecordedCommand, RecordedOutput, Session } from "./session";

/** How one command compared, in one form. */
export interface Verdict {
  readonly session: string;
  readonly argv: readonly string[];
  readonly form: "text" | "json";
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** Something that takes commands as `mc` does, with a store without buckets, the alias `lab` and the files of a session. */
export interface Commanded {
  run(argv: readonly string[], stdin: Uint8Array): Promise<{ exit: number; stdout: string; stderr: string }>;
  readonly names: RunNames;
}

/** A fresh one for a session. */
export type MakeCommanded = (files: ReadonlyMap<string, Uint8Array>) => Promise<Commanded>;

function filesOf(session: Session): Map<string, Uint8Array> {
  return new Map(
    Object.entries(session.files).map(([path, content]) => {
      if (typeof content === "string") return [path, toUtf8(content)];
      const text = content.fill
        .repeat(Math.ceil(content.bytes / content.fill.length))
        .slice(0, content.bytes);
      return [path, toUtf8(text)];
    }),
  );
}

function sortedLines(text: string): string {
  return text.split("\n").sort().join("\n");
}

// A text that is one document, and the lines of a block of metadata, have no order of their own.
function comparableText(text: string, unordered: boolean): string {
  const documents = text.startsWith("{") ? parseDocuments(text) : undefined;
  if (documents?.length === 1) return JSON.stringify(canonical(documents[0]));
  const blocks = text.replace(
    /(Metadata {2}:\n)((?: {2}.*\n)+)/g,
    (_all, head: string, lines: string) => `${head}${sortedLines(lines)}`,
  );
  return unordered ? sortedLines(blocks) : blocks;
}

function comparable(output: RecordedOutput, unordered: boolean): string {
  const documents = output.documents ?? parseDocuments(output.stdout ?? "");
  if (
    documents &&
    documents.length > 0 &&
    (output.documents || unordered || (output.stdout ?? "").startsWith("{"))
  ) {
    const texts = documents.map((document) => JSON.stringify(canonical(document)));
    return JSON.stringify([output.exit, unordered ? texts.sort() : texts, output.stderr ?? ""], null, 1);
  }
  return JSON.stringify(
    [output.exit, comparableText(output.stdout ?? "", unordered), output.stderr ?? ""],
    null,
    1,
  );
}

function fill(word: string, names: RunNames): string {
  return word
    .replaceAll("{{endpoint}}", names.endpoint)
    .replaceAll("{{cwd}}", names.cwd)
    .replaceAll("{{access}}", names.accessKey)
    .replaceAll("{{secret}}", names.secretKey);
}

async function replayCommand(
  command: RecordedCommand,
  form: "text" | "json",
  commanded: Commanded,
  normaliser: Normaliser,
): Promise<Omit<Verdict, "session">> {
  const argv = command.argv.map((word) => fill(word, commanded.names));
  const stdin = toUtf8(command.stdin ?? "");
  const result = await commanded.run(form === "json" ? [...argv, "--json"] : argv, stdin);
  const output = {
    exit: result.exit,
    stdout: normaliser.text(result.stdout),
    stderr: normaliser.text(result.stderr),
  };
  const unordered = command.unordered === true;
  const actual = comparable(output, unordered);
  const expected = comparable(command[form], unordered);
  return { argv: command.argv, form, passed: actual === expected, expected, actual };
}

/** Runs a session in both forms, each afresh. */
export async function replaySession(session: Session, make: MakeCommanded): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const form of ["text", "json"] as const) {
    const commanded = await make(filesOf(session));
    const normaliser = startNormaliser(commanded.names);
    for (const line of session.setup) await commanded.run(splitCommandLine(line), new Uint8Array(0));
    for (const command of session.commands) {
      verdicts.push({
        session: session.name,
        ...(await replayCommand(command, form, commanded, normaliser)),
      });
    }
  }
  return verdicts;
}
