import { stringify } from "yaml";
import type { Exercise } from "../exercise";

/** A file to download. */
interface NamedText {
  name: string;
  text: string;
}

const comment: Record<Exercise["kind"], readonly [sign: string, ending: string]> = {
  sql: ["--", "sql"],
  search: ["#", "http"],
  objects: ["#", "s3"],
  typescript: ["//", "ts"],
  quiz: ["#", "yaml"],
};

/** What an author has to name and to say. */
const id = "name-this-mistake";

/**
 * What makes a misconception of a wrong answer: a file for `wrong/` of the exercise's folder, and the entry for `misconceptions:` in its
 * `prompt.mdx`. `npm run verify` then proves that the answer is refused with that sentence, and that no right one is.
 */
export function misconceptionFiles(
  kind: Exercise["kind"],
  answer: string,
  told: string | undefined,
): { answer: NamedText; message: NamedText } {
  const [sign, ending] = comment[kind];
  const says = `Say what is wrong, and what to think instead.${told === undefined ? "" : ` So far the page says: ${told}`}`;
  return {
    answer: { name: `${id}.${ending}`, text: `${sign} expect: ${id}\n${answer.trimEnd()}\n` },
    message: { name: `${id}.yaml`, text: stringify({ [id]: { says } }, { lineWidth: 0 }) },
  };
}
