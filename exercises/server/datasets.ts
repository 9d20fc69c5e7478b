import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { harborDataset } from "@/content/server/harbor/harbor";
import { harborMediaDataset } from "@/content/server/harbor/media";
import { harborSearchDataset } from "@/content/server/harbor/search";
import { harborUploadsDataset } from "@/content/server/harbor/uploads";
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

const practice = ["P1", "P2"] as const;
const unseen = ["H1", "H2", "H3"] as const;
type Generator = (name: (typeof practice | typeof unseen)[number]) => Dataset;

/** The datasets of a name. Those with a generator have more than the visible one. */
export async function gradingDatasets(name: string, root: string = process.cwd()): Promise<GradingDatasets> {
  const visible = await readDataset(name, root);
  const generated = (generate: Generator): GradingDatasets => ({
    open: [visible, ...practice.map(generate)],
    hidden: unseen.map(generate),
    large: () => undefined,
  });
  switch (name) {
    case "harbor": {
      const schema = await readFile(join(root, "content/datasets/harbor/schema.sql"), "utf8");
      return {
        ...generated((one) => harborDataset(one, schema)),
        large: () => harborDataset("L", schema),
      };
    }
    case "harbor-search":
      return generated((one) => harborSearchDataset(one, root));
    case "harbor-media":
      return generated(harborMediaDataset);
    case "harbor-uploads":
      return generated(harborUploadsDataset);
    default:
      return { open: [visible], hidden: [], large: () => undefined };
  }
}
