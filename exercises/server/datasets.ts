import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { harborDataset } from "@/content/server/harbor/harbor";
import { readDataset } from "@/content/server/datasets";
import type { Dataset } from "@/sandbox/engine";

/** The data that answers to one dataset's exercises are graded on. */
export interface GradingDatasets {
  /** What the learner sees, and practice sets that the page may hold as well. */
  open: Dataset[];
  /** Never part of a page. */
  hidden: Dataset[];
  /** Where plans are read: made when one is. */
  large: () => Dataset | undefined;
}

/** The datasets of a name. Only Harbor has more than the visible one: it is the one with a generator. */
export async function gradingDatasets(name: string, root: string = process.cwd()): Promise<GradingDatasets> {
  const visible = await readDataset(name, root);
  if (name !== "harbor") return { open: [visible], hidden: [], large: () => undefined };
  const schema = await readFile(join(root, "content/datasets/harbor/schema.sql"), "utf8");
  return {
    open: [visible, harborDataset("P1", schema), harborDataset("P2", schema)],
    hidden: [harborDataset("H1", schema), harborDataset("H2", schema), harborDataset("H3", schema)],
    large: () => harborDataset("L", schema),
  };
}
