import { searchEngine } from "@/sandbox/search/search-engine";
import type { Dataset } from "@/sandbox/engine";
import type { ConsoleCheck } from "../../console-schema";
import type { SearchExercise } from "../../exercise";
import { compareReplies } from "../../grader/console/compare-reply";
import type { Json } from "../../grader/console/json-value";
import { type ConsoleObservation, observeConsole } from "../../grader/console/observe-console";
import type { ReplySeen } from "../../grader/console/reply-seen";
import type { DocumentsCounterExample, ReplyShown } from "../../grader/counterexample";
import { consoleDifferences } from "../../grader/grade-console";
import { GradingFailed, SeedFailed } from "../../grader/grading-failed";
import { searchLimits } from "./counterexample";
import { disguiseDocuments, type PublicValues, withoutFields } from "./document-values";
import {
  documentsDataset,
  loadText,
  readDocuments,
  type StoredDocument,
  type StoredIndices,
} from "./documents";
import { shrinkRows } from "./shrink";

/** What a counter-example of documents is looked for with. */
export interface DocumentsSearch {
  exercise: SearchExercise;
  reference: string;
  answer: string;
  /** On which the answer was seen to fail. */
  failing: Dataset;
  /** What the learner sees. */
  visible: Dataset;
  limits?: typeof searchLimits;
}

/**
 * The fewest documents, with the fewest fields, on which the answer still differs from the reference; values are made up where they
 * are hidden. Undefined when documents have no part in it, or none could be made up that keep the difference.
 */
export async function findDocuments(search: DocumentsSearch): Promise<DocumentsCounterExample | undefined> {
  const [failing, visible] = [readDocuments(search.failing), readDocuments(search.visible)];
  if (!failing || !visible) return undefined;
  const { limits = searchLimits } = search;
  const pair = new Pair(search, failing);
  const started = performance.now();
  let runs = 0;
  const within =
    (share: number) =>
    async (documents: StoredDocument[]): Promise<boolean> => {
      if (runs >= limits.runs * share || performance.now() - started > limits.ms * share) return false;
      runs += 1;
      return (await pair.difference(documents)) !== undefined;
    };
  // What differs without any document does not come from them.
  if (await pair.difference([])) return undefined;
  const all = await pair.difference(failing.documents);
  const suspects = failing.documents.filter(({ id }) => all && suspected(all).has(id));
  const start = (await within(1)(suspects)) ? suspects : failing.documents;
  const few = await shrinkDocuments(start, within(0.6));
  const bare = await withoutFields(few, within(0.8));
  const shown = await disguiseDocuments(bare, within(1), publicValues(visible, search));
  if (!shown || shown.length === 0) return undefined;
  const sides = await pair.difference(shown);
  return sides && { documents: shown, ...sides, load: loadText(shown), runs };
}

/** Delta debugging as over the rows of one table, each of which stands for a document. */
async function shrinkDocuments(
  documents: StoredDocument[],
  separates: (documents: StoredDocument[]) => Promise<boolean>,
): Promise<StoredDocument[]> {
  const column = { name: "at", type: "integer", oid: 23, key: true, counted: false };
  const table = {
    name: "documents",
    columns: [column],
    links: [],
    rows: documents.map((_, i) => [String(i)]),
  };
  const chosen = (rows: readonly (string | null)[][] = []): StoredDocument[] =>
    rows.flatMap(([at]) => documents[Number(at)] ?? []);
  const [left] = await shrinkRows([table], ([some]) => separates(chosen(some?.rows)));
  return chosen(left?.rows);
}

/** Ids of hits that only one of both gives, or with another score: often they are all that is needed. */
function suspected({ yours, expected }: Sides): Set<string> {
  const print = (side: ReplyShown): Map<string, string> =>
    new Map((side.hits ?? []).map(({ id, score }) => [id, `${id} ${score}`]));
  const [one, other] = [print(yours), print(expected)];
  return new Set([...one.keys(), ...other.keys()].filter((id) => one.get(id) !== other.get(id)));
}

type Sides = Pick<DocumentsCounterExample, "yours" | "expected" | "probe">;

/** Answer and reference, each in an engine of its own. */
class Pair {
  private readonly learner = searchEngine();
  private readonly author = searchEngine();

  constructor(
    private readonly search: DocumentsSearch,
    private readonly indices: StoredIndices,
  ) {}

  /** What both give where they differ first; undefined where they do not, or one of them does not end by itself. */
  async difference(documents: StoredDocument[]): Promise<Sides | undefined> {
    const { exercise, reference, answer } = this.search;
    const dataset = documentsDataset(this.indices, documents);
    try {
      const wanted = await observeConsole(exercise, reference, dataset, { engine: this.author });
      const got = await observeConsole(exercise, answer, dataset, { engine: this.learner });
      return sidesOf(exercise, dataset, wanted, got);
    } catch (cause) {
      // What the exercise writes beforehand may need a document that is gone; and the indices may refuse a made-up value.
      if (cause instanceof GradingFailed && !(cause instanceof SeedFailed)) throw cause;
      return undefined;
    }
  }
}

function sidesOf(
  exercise: SearchExercise,
  dataset: Dataset,
  wanted: ConsoleObservation,
  got: ConsoleObservation,
): Sides | undefined {
  if (wanted.end !== "done" || got.end !== "done") return undefined;
  const expected = { dataset, checks: wanted.checks };
  if (consoleDifferences(exercise, expected, got.checks).length === 0) return undefined;
  const checks: readonly ConsoleCheck[] = exercise.checks;
  for (const [i, check] of checks.entries()) {
    const [one, other] = [wanted.checks[i], got.checks[i]];
    if (check.kind === "reply" && one?.kind === "replies" && other?.kind === "replies") {
      if (one.reply && other.reply && compareReplies(check, one.reply, other.reply))
        return { yours: shownReply(other.reply), expected: shownReply(one.reply) };
    }
    if (check.kind !== "index-state" || one?.kind !== "state" || other?.kind !== "state") continue;
    for (const [j, probe] of check.probes.entries()) {
      const [reply, own] = [one.probes[j], other.probes[j]];
      if (reply && own && compareReplies(probe, reply, own))
        return { yours: shownReply(own), expected: shownReply(reply), probe: probe.send };
    }
  }
  return undefined;
}

const longest = 300;

function shownReply({ status, reason, hits, values }: ReplySeen): ReplyShown {
  const texts = values.map((list) =>
    list
      .map((value) => JSON.stringify(value))
      .join(", ")
      .slice(0, longest),
  );
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(hits ? { hits: hits.hits.map(({ id, score }) => ({ id, score })) } : {}),
    ...(texts.length > 0 ? { values: texts } : {}),
  };
}

function publicValues({ documents }: StoredIndices, { exercise, answer }: DocumentsSearch): PublicValues {
  const fields = new Map<string, Json[]>();
  for (const { source } of documents) {
    for (const [field, value] of Object.entries(source))
      fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return { fields, words: `${exercise.prompt}\n${answer}` };
}
