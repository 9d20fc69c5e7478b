import type { Dataset, Engine, Limits } from "../engine";
import { LoadedStates } from "../loaded-states";
import type { Outcome } from "../outcome";
import { StoryClock } from "../story-clock";
import { EarlierReplies } from "./console/earlier-replies";
import { datasetRequests } from "./console/load-dataset";
import { consoleWorld } from "./console/mc-world";
import {
  type ConsoleClock,
  type ConsoleCommand,
  type ConsoleDialect,
  type ConsoleProblem,
  type ConsoleRequest,
  type ConsoleStep,
  parseConsole,
} from "./console/parse-console";
import { type Counted, plainReply, shownReply } from "./console/shown-reply";
import { SeededRandom } from "./console/seeded-random";
import {
  namesItsSender,
  presignedAddress,
  type SendingDeps,
  sendAsRoot,
  sendSigned,
  textBytes,
  type UnsignedRequest,
} from "./console/send";
import type { Digests } from "./digest/digests";
import { pureDigests } from "./digest/pure-digests";
import { createObjectEngine } from "./engine";
import { splitCommandLine } from "./mc/command-line";
import type { Dialect } from "./policy/dialect";
import type { StoreState } from "./state/store-state";

/** What the adapter is given by the side it runs on. */
export interface ObjectsEngineOptions {
  readonly digests?: Digests;
  readonly dialect?: Dialect;
  /** Milliseconds of a monotonic clock, for the time a request took and for the limit of time. */
  readonly clock?: () => number;
}

const ROOT = { accessKey: "rowhouse", secretKey: "rowhouse-secret" };
const REGION = "us-east-1";

/** Bytes of one reply while a dataset is made. */
const MOST_OF_DATASET = 65_536;

/** When datasets are made: an hour before the story begins. */
const BEFORE_THE_STORY = "2024-07-01T08:00:00Z";

/** The object store behind the port: console text in, one reply a request or command out. Its clock and ids are those of the story. */
export function objectsEngine(options: ObjectsEngineOptions = {}): Engine {
  const story = new Story(options);
  return {
    reset: (dataset) => story.reset(dataset),
    run: (text, limits) => story.run(text, limits),
    close: async () => story.clear(),
  };
}

interface Loaded {
  readonly state: StoreState;
  readonly random: number;
}

/** A request that a command of `mc` sent, as it is shown. */
interface AskedByMc {
  readonly method: string;
  readonly target: string;
  readonly status: number;
}

/** What one such request counts for. */
const BYTES_OF_REQUEST = 100;

/** A step that means nothing. */
interface Wrong {
  readonly wrong: string;
  readonly position: number;
}

// A chunk of its own in a page: requests need none of it.
const mcCommands = (): Promise<typeof import("./mc/run")> => import("./mc/run");

/** One store with the clock and the ids that it is given. */
class Story {
  private readonly time = new StoryClock();
  private readonly random = new SeededRandom();
  private readonly earlier = new EarlierReplies();
  private readonly deps: SendingDeps;
  private readonly empty: Loaded;
  private readonly clock: () => number;
  private readonly usual: Dialect;
  private dialect: Dialect;
  private readonly loaded = new LoadedStates<Loaded>();
  private world;
  private asked: AskedByMc[] = [];

  constructor({ digests = pureDigests, dialect = "minio", clock = Date.now }: ObjectsEngineOptions) {
    const now = (): number => this.time.now();
    const random = (): number => this.random.next();
    const spoken = (): Dialect => this.dialect;
    const settings = { root: ROOT, now, random, digests, dialect: spoken, region: REGION };
    const engine = createObjectEngine(settings);
    this.usual = dialect;
    this.dialect = dialect;
    this.clock = clock;
    this.deps = { engine, credentials: ROOT, digests, now, region: REGION, keys: new Map() };
    this.empty = { state: engine.snapshot(), random: this.random.state };
    this.world = this.freshWorld();
  }

  async reset(dataset: Dataset): Promise<void> {
    const known = this.loaded.get(dataset);
    if (known) return this.start(known);
    this.start(this.empty);
    this.time.move(BEFORE_THE_STORY);
    await this.load(dataset);
    const loaded = { state: this.deps.engine.snapshot(), random: this.random.state };
    this.loaded.set(dataset, loaded);
    this.start(loaded);
  }

  clear(): void {
    this.loaded.clear();
    this.start(this.empty);
  }

  private start({ state, random }: Loaded): void {
    this.deps.engine.restore(state);
    this.random.state = random;
    this.time.reset();
    this.earlier.forget();
    this.dialect = this.usual;
    this.world = this.freshWorld();
  }

  private freshWorld(): ReturnType<typeof consoleWorld> {
    return consoleWorld(
      this.deps,
      () => this.random.next(),
      (request) => void this.asked.push(request),
    );
  }

  /** Makes what the files of a dataset say; throws where a request or a command is refused. */
  private async load(dataset: Dataset): Promise<void> {
    for (const file of dataset.files) {
      for (const step of stepsOf(file)) {
        this.time.tick();
        const reply = "kind" in step ? await this.command(step) : await this.make(step);
        const { status = 0, body = "" } = reply?.outcome ?? {};
        if (status > 0 && status < 300) continue;
        const what = "kind" in step ? `mc ${step.text}` : `${step.method} ${step.target}`;
        throw new Error(`${file.path}: ${what} gave ${status}: ${toldBy(body)}`);
      }
    }
  }

  // Whoever loads a dataset owns the store: a signature would be made and checked here, for nobody.
  private async make(request: UnsignedRequest): Promise<Counted | undefined> {
    if (namesItsSender(request)) return this.send(request, MOST_OF_DATASET);
    return shownReply(await sendAsRoot(request, this.deps.engine), MOST_OF_DATASET);
  }

  async run(text: string, limits: Limits): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const started = this.clock();
    let left = limits.bytes;
    for (const step of parseConsole(text)) {
      if (step.kind === "problem") return [...outcomes, syntaxError(text, step.position, step.message)];
      const before = this.clock();
      if (before - started > limits.ms) return [...outcomes, { kind: "stopped", limit: "time" }];
      const reply = await this.take(step, left);
      if (reply && "wrong" in reply) return [...outcomes, syntaxError(text, reply.position, reply.wrong)];
      if (!reply || reply.bytes > left) return [...outcomes, { kind: "stopped", limit: "bytes" }];
      left -= reply.bytes;
      outcomes.push({ ...reply.outcome, ms: this.clock() - before });
    }
    return outcomes;
  }

  private async take(
    step: Exclude<ConsoleStep, ConsoleProblem>,
    most: number,
  ): Promise<Counted | Wrong | undefined> {
    if (step.kind === "request" || step.kind === "command") return this.answer(step, most);
    if (step.kind === "dialect") return this.speak(step);
    return this.move(step);
  }

  private async move({ move, position }: ConsoleClock): Promise<Counted | Wrong> {
    const body = this.time.move(move);
    if (body === undefined) return { wrong: NO_TIME, position };
    await this.deps.engine.expire();
    return plainReply(body);
  }

  private speak({ name, position }: ConsoleDialect): Counted | Wrong {
    if (name !== "aws" && name !== "minio") return { wrong: NO_DIALECT, position };
    this.dialect = name;
    return plainReply(name);
  }

  /** Undefined where the reply is longer than allowed. */
  private async answer(written: ConsoleRequest | ConsoleCommand, most: number): Promise<Counted | undefined> {
    this.time.tick();
    const step = this.earlier.fill(written);
    const reply = step.kind === "request" ? await this.request(step, most) : await this.command(step);
    if (reply) this.earlier.keep(reply.outcome.headers, reply.outcome.body);
    return reply;
  }

  private async request(step: ConsoleRequest, most: number): Promise<Counted | undefined> {
    if (step.presign) return plainReply(presignedAddress(unsignedOf(step), this.deps));
    return this.send(unsignedOf(step), most);
  }

  private async send(request: UnsignedRequest, most: number): Promise<Counted | undefined> {
    return shownReply(await sendSigned(request, this.deps), most);
  }

  private async command({ text, stdin = "" }: ConsoleCommand): Promise<Counted> {
    this.asked = [];
    const { runMc } = await mcCommands();
    const { exit, stdout, stderr } = await runMc(splitCommandLine(text), this.world, textBytes(stdin));
    const body = { text: stdout + stderr, exit, requests: this.asked };
    const headers = { "content-type": "text/plain", "x-mc-exit": String(exit) };
    const status = exit === 0 ? 200 : 400;
    return {
      outcome: { kind: "reply", status, headers, body },
      bytes: body.text.length + BYTES_OF_REQUEST * body.requests.length,
    };
  }
}

function toldBy(body: unknown): string {
  return (typeof body === "string" ? body : JSON.stringify(body)).slice(0, 500);
}

const NO_TIME = "expected a time: @clock +30d (units s, m, h, d) or @clock 2024-08-01T00:00:00Z";
const NO_DIALECT = "expected @dialect aws or @dialect minio";

function syntaxError(text: string, position: number, message: string): Outcome {
  const place = [...text.slice(0, position)].length + 1;
  return { kind: "error", code: "console_syntax", message, position: place, notices: [] };
}

function unsignedOf({ method, target, headers, body }: ConsoleRequest): UnsignedRequest {
  return { method, target, headers, body: textBytes(body) };
}

/** What a file of a dataset asks for; throws with its line where it is none. */
function stepsOf(file: Dataset["files"][number]): readonly (UnsignedRequest | ConsoleCommand)[] {
  if (file.path.endsWith(".json")) return datasetRequests(file.text);
  return parseConsole(file.text).map((step) => {
    if (step.kind === "request") return unsignedOf(step);
    if (step.kind === "command") return step;
    const message = step.kind === "problem" ? step.message : "a dataset does not move the clock";
    throw new Error(`${file.path}:${step.line}: ${message}`);
  });
}
