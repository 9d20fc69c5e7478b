import { download } from "../download";
import { useCallback, useState } from "react";
import type { Bench } from "./use-bench";
import { sharedHash } from "./share-text";

/** Import, export, link, and the one sentence that says how it went. */
export interface BenchToolActions {
  said: string;
  say: (sentence: string) => void;
  take: (file: File) => void;
  save: () => Promise<void>;
  share: (text: string) => Promise<void>;
  reset: () => Promise<void>;
}

/** Longer addresses are cut by some programs that links are pasted into. */
const longLink = 8_000;

/** What the tools of the workbench do. */
export function useBenchTools(bench: Bench): BenchToolActions {
  const [said, say] = useState("");
  const read = useCallback(
    async (file: File) => {
      say(`${file.name} is read.`);
      const { importFile, importLimits } = await import("./import-file");
      const names = bench.schema?.tables.map((table) => table.name) ?? [];
      const found = await importFile(file, names);
      if (!found.ok) return say(found.message);
      const result = await bench.run({ text: found.text, label: file.name }, importLimits);
      const last = result?.outcomes.at(-1);
      if (last?.kind === "rows") return say(found.said(result?.outcomes ?? []));
      if (last?.kind === "stopped") return say(`${file.name} took longer than 60 seconds and was stopped.`);
      say(result ? `${file.name} was not imported completely: the result says why.` : "");
    },
    [bench],
  );
  const take = useCallback(
    (file: File) => {
      read(file).catch((cause: unknown) => say(`${file.name} was not read: ${String(cause)}`));
    },
    [read],
  );
  const save = useCallback(async () => {
    say("The database is being written down.");
    try {
      const session = await bench.session();
      download("rowhouse-workbench.sql", await session.dump(), "application/sql");
      say("Written to rowhouse-workbench.sql in your downloads.");
    } catch (cause) {
      say(cause instanceof Error ? cause.message : String(cause));
    }
  }, [bench]);
  const reset = useCallback(async () => {
    const done = await bench.reset();
    say(
      done ? "The rows are those of the dataset again." : "A text is running. Stop it, then reset the rows.",
    );
  }, [bench]);
  const share = useCallback(async (text: string) => say(await copyLink(text)), []);
  return { said, say, take, save, share, reset };
}

/** Puts the text into the address and the address on the clipboard; gives the sentence to say. */
async function copyLink(text: string): Promise<string> {
  const link = new URL(sharedHash(text), location.href).href;
  history.replaceState(null, "", link);
  const long = link.length > longLink ? " It is long: some programs cut such links." : "";
  try {
    await navigator.clipboard.writeText(link);
    return `Link copied. It holds the text of the editor, not the rows, and no server sees it.${long}`;
  } catch {
    return `This browser did not let the page copy. The link stands in the address bar.${long}`;
  }
}
