import { Random } from "@/content/server/harbor/random";
import type { Dataset } from "@/sandbox/engine";
import type { SqlExercise } from "../../exercise";
import { differencesOn } from "../../grader/grade";
import { SeedFailed } from "../../grader/grading-failed";
import { checksOn, observe, type Observation, type World } from "../../grader/observe";
import { shrinkRows } from "../counterexample/shrink";
import { readTables, type Table } from "../counterexample/tables";
import { combination, doublesOf, familiesOf, type Single, singlesOf, type Stock } from "./candidates";
import { fittingRows, uniqueColumns } from "./fitting-rows";
import { FreshRows, type NewRow, withParents } from "./fresh-rows";
import { insertText, tablesOf } from "./insert-text";
import { literalsOf } from "./literals";

/** Rows that tell a mutant from the reference. */
export interface KillingRow {
  /** INSERT statements to paste after the dataset's rows (after seed.sql, where there is one); a comment says more. */
  insert: string;
  /** How often the pair was run. */
  runs: number;
}

/** How often the pair is run at most, shrinking included. */
export const runLimit = 300;

/** Of these runs the search takes so many; the rest shrinks what was found. */
const shares = { groups: 140, singles: 180, onRows: 220, onNothing: 260 };

/**
 * A row, or a few, on which the mutant gives something else than the reference when they are added to the dataset, or, where none was
 * found, when they are all there is. The search is seeded, so that it proposes the same each time; undefined when it finds none, which
 * proves nothing: the mutant may still be no equivalent.
 */
export async function proposeRow(
  exercise: SqlExercise,
  reference: string,
  mutantSql: string,
  dataset: Dataset,
  world: World,
): Promise<KillingRow | undefined> {
  if (checksOn(exercise.checks, false).length === 0) return undefined;
  const search = new Search(exercise, { reference, mutant: mutantSql }, dataset, world);
  return search.find();
}

class Search {
  private runs = 0;
  private readonly random = new Random(7);

  constructor(
    private readonly exercise: SqlExercise,
    private readonly pair: { reference: string; mutant: string },
    private readonly dataset: Dataset,
    private readonly world: World,
  ) {}

  async find(): Promise<KillingRow | undefined> {
    const { tables, stock, singles } = await this.prepare();
    if (singles.length === 0) return undefined;
    for (const rows of this.additions(singles, stock)) {
      if (this.runs >= shares.onRows) break;
      const found = await this.proposal(rows, tables, this.dataset);
      if (found) return found;
    }
    const empty = withoutRows(this.dataset);
    for (const rows of this.wholes(singles, stock)) {
      if (this.runs >= shares.onNothing) break;
      const found = await this.proposal(withParents(rows, tables), tables, empty);
      if (found) return { ...found, insert: `${aloneNote(found.insert)}${found.insert}` };
    }
    return undefined;
  }

  private async prepare(): Promise<{ tables: Table[]; stock: Stock; singles: Single[] }> {
    const { engine } = this.world;
    await engine.reset(this.dataset);
    if (this.exercise.seed !== "") await engine.run(this.exercise.seed, preparing);
    const tables = await readTables(engine);
    const texts = `${this.pair.reference}\n${this.pair.mutant}`.toLowerCase().replaceAll(/--.*$/gm, "");
    const named = tables
      .filter(({ name }) => placeOf(texts, name) >= 0)
      .sort((a, b) => placeOf(texts, a.name) - placeOf(texts, b.name));
    const literals = literalsOf(texts);
    const columnsOf = ({ columns }: Table): number[] =>
      [...columns.keys()].filter((at) => {
        const { name = "", counted = false } = columns[at] ?? {};
        return (
          (!counted || literals.numbers.length > 0) &&
          (placeOf(texts, name) >= 0 || /select\s+(\w+\.)?\*/.test(texts))
        );
      });
    const fresh = new FreshRows(tables, await uniqueColumns(engine, tables));
    const stock = {
      fresh,
      named,
      columnsOf,
      literals: literalsOf(`${this.pair.reference}\n${this.pair.mutant}`),
    };
    const made = [...singlesOf(stock), ...doublesOf(stock, this.random)];
    const fitting = await fittingRows(
      engine,
      made.map(({ row }) => row),
      tables,
    );
    return { tables, stock, singles: made.filter((_, at) => fitting.has(at)) };
  }

  /** What is added to the dataset's rows: many at once first, since one run then tells of all of them. */
  private *additions(singles: Single[], stock: Stock): Generator<NewRow[]> {
    const groups = [...new Set(singles.map(({ group }) => group))];
    // Families take few runs, and stand for what no single row can do.
    yield* familiesOf(stock).slice(0, 60);
    for (const name of groups) {
      if (this.runs >= shares.groups) break;
      yield singles.filter(({ group }) => group === name).map(({ row }) => row);
    }
    for (const { row } of this.random.shuffled(singles)) {
      if (this.runs >= shares.singles) break;
      yield [row];
    }
    for (;;) yield combination(singles, stock, this.random);
  }

  /** What stands alone: nothing at all, then a few rows. */
  private *wholes(singles: Single[], stock: Stock): Generator<NewRow[]> {
    yield [];
    for (;;) yield combination(singles, stock, this.random);
  }

  private async proposal(rows: NewRow[], tables: Table[], base: Dataset): Promise<KillingRow | undefined> {
    // Among many rows some may have one key: the second is left out.
    if (!(await this.separates(insertText(tablesOf(rows, tables), " ON CONFLICT DO NOTHING"), base)))
      return undefined;
    const fewest = await shrinkRows(
      tablesOf(rows, tables),
      (some) => this.separates(insertText(some), base),
      () => true,
    );
    const insert = insertText(fewest);
    return (await this.separates(insert, base, true)) ? { insert, runs: this.runs } : undefined;
  }

  /** Whether the pair differs once these statements have run; statements that are refused separate nothing. */
  private async separates(insert: string, base: Dataset, always = false): Promise<boolean> {
    if (this.runs >= runLimit && !always) return false;
    this.runs += 1;
    const { exercise, world } = this;
    const seeded = { ...exercise, seed: [exercise.seed, insert].filter((part) => part !== "").join("\n;\n") };
    const place = { dataset: base, large: false };
    try {
      const reference = await observe(seeded, this.pair.reference, place, world);
      if (reference.end !== "done") return false;
      const mutant = await observe(seeded, this.pair.mutant, place, world);
      return differs(exercise, base, reference, mutant);
    } catch (cause) {
      if (cause instanceof SeedFailed) return false;
      throw cause;
    }
  }
}

const aloneNote = (insert: string): string =>
  insert === "" ? "-- They differ on tables without rows." : "-- In a dataset without other rows:\n";

const preparing = { ms: 10_000, rows: 1_000, bytes: 1024 * 1024 };

/** A mutant that fails, or does not end, is told from the reference as well. */
function differs(
  exercise: SqlExercise,
  dataset: Dataset,
  reference: Extract<Observation, { end: "done" }>,
  mutant: Observation,
): boolean {
  if (mutant.end !== "done") return true;
  const expected = { dataset, large: false, checks: reference.checks, wrong: [] };
  return differencesOn(exercise, expected, mutant.checks).length > 0;
}

/** Where a text names a table or column; -1 when it does not. */
const placeOf = (text: string, name: string): number =>
  text.search(new RegExp(`(?<![a-z0-9_])${name.toLowerCase().replaceAll(/\W/g, "\\$&")}(?![a-z0-9_])`));

function withoutRows({ name, version, files }: Dataset): Dataset {
  const schema = files.filter(({ path }) => path.endsWith("schema.sql"));
  return { name: `${name}-empty`, version: `${version}-empty`, files: schema };
}
