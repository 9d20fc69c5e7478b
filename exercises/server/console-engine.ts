import type { Engine } from "@/sandbox/engine";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { heldObjects } from "@/sandbox/objects/server/held-objects";
import { nodeDigests } from "@/sandbox/objects/server/node-digests";
import { searchEngine } from "@/sandbox/search/search-engine";
import { heldSearch } from "@/sandbox/search/server/held-search";
import type { ConsoleExercise } from "../exercise";

/** What an exercise in a console runs on; exercises with one name share an engine. */
export const consoleEngineName = (exercise: ConsoleExercise): string =>
  exercise.kind === "search" ? "search" : `objects ${exercise.dialect}`;

/** The engine of an exercise. It keeps its last datasets loaded, so that an answer goes from one to the next at no cost. */
export const createConsoleEngine = (exercise: ConsoleExercise): Engine =>
  exercise.kind === "search"
    ? searchEngine()
    : objectsEngine({ digests: nodeDigests, dialect: exercise.dialect });

/** The same in a thread of its own: a text that does not end in time is ended from outside, and the next one starts in a fresh thread. */
export const createHeldConsoleEngine = (exercise: ConsoleExercise): Engine =>
  exercise.kind === "search" ? heldSearch() : heldObjects(exercise.dialect);

/** The engines of one process for exercises in consoles, each made when it is first asked for. */
export class ConsoleEngines {
  private readonly open = new Map<string, Engine>();

  constructor(private readonly create: (exercise: ConsoleExercise) => Engine = createConsoleEngine) {}

  of(exercise: ConsoleExercise): Engine {
    const name = consoleEngineName(exercise);
    const known = this.open.get(name) ?? this.create(exercise);
    this.open.set(name, known);
    return known;
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((engine) => engine.close()));
    this.open.clear();
  }
}
