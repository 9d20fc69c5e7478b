import type { Exercise } from "../exercise";

/** How answers of one kind are written down. */
interface KindFiles {
  /** Of every answer's file. */
  ending: string;
  /** How a comment begins. */
  comment: string;
  /** The file that runs before every answer; a quiz has none. */
  seed?: string;
}

/** The files of an exercise by its kind. */
export const kindFiles: Record<Exercise["kind"], KindFiles> = {
  sql: { ending: "sql", comment: "--", seed: "seed.sql" },
  quiz: { ending: "yaml", comment: "#" },
  typescript: { ending: "ts", comment: "//", seed: "seed.sql" },
  search: { ending: "http", comment: "#", seed: "seed.http" },
  objects: { ending: "s3", comment: "#", seed: "seed.s3" },
};

/** The names of all files that an exercise of a kind may have, with `<name>` for one to choose. A quiz starts with its choices. */
export function namesOfKind(kind: Exercise["kind"]): string[] {
  const { ending, seed } = kindFiles[kind];
  const wrong = `wrong/<name>.${ending}`;
  if (seed === undefined) return ["prompt.mdx", `reference.${ending}`, wrong];
  const alternatives = `alternatives/<name>.${ending}`;
  return ["prompt.mdx", `starter.${ending}`, `reference.${ending}`, seed, alternatives, wrong];
}

/** Whether a file may stand in the folder of an exercise of a kind. */
export const isFileOfKind = (file: string, kind: Exercise["kind"]): boolean =>
  namesOfKind(kind).includes(file.replace(/^(alternatives|wrong)\/[a-z0-9-]+\./, "$1/<name>."));
