import { pureDigests } from "../digest/pure-digests";
import type { Digests } from "../digest/digests";
import { fromUtf8 } from "../digest/utf8";
import type { ObjectEngine } from "../engine";
import { readXml } from "../xml/read";
import { XmlSyntaxError } from "../xml/xml-syntax-error";
import { childrenOf } from "../xml/node";
import type { Credentials } from "../signature/sign-request";
import { buildRequest, type Sender } from "./build-request";
import { join } from "./body";
import { difference, type WholeResponse } from "./compare";
import { makeIdentities } from "./make-identities";
import type { Names } from "./names";
import type { Scenario, Step } from "./scenario";

/** A fresh store whose clock the replay moves. */
export interface ReplayWorld {
  readonly engine: ObjectEngine;
  readonly root: Credentials;
  readonly clock: { now: number };
  readonly digests?: Digests;
}

/** How one step compared. */
export interface Verdict {
  readonly scenario: string;
  readonly area: string;
  readonly step: number | string;
  /** Undefined: it passed. */
  readonly difference: string | undefined;
  readonly actual: string;
}

async function whole(response: Awaited<ReturnType<ObjectEngine["handle"]>>): Promise<WholeResponse> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body) pieces.push(piece);
  return { status: response.status, headers: response.headers, body: join(pieces) };
}

function xmlValue(text: string, path: string): string | undefined {
  try {
    const [rootName, ...names] = path.split(".");
    let nodes = [readXml(text)];
    if (nodes[0]?.name !== rootName) return undefined;
    for (const name of names) {
      nodes = /^\d+$/.test(name)
        ? nodes.slice(Number(name), Number(name) + 1)
        : nodes.flatMap((node) => [...childrenOf(node, name)]);
    }
    return nodes[0]?.text;
  } catch (error) {
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}

function capture(step: Step, response: WholeResponse, names: Names): void {
  for (const [name, from] of Object.entries(step.capture ?? {})) {
    const place = from.slice(from.indexOf(":") + 1);
    const value = from.startsWith("header:")
      ? response.headers[place.toLowerCase()]
      : xmlValue(fromUtf8(response.body) ?? "", place);
    names.known.set(name, value ?? `unset-${name}`);
  }
}

function describe({ status, headers, body }: WholeResponse): string {
  return `${status} ${JSON.stringify(headers)}\n${(fromUtf8(body.subarray(0, 4000)) ?? "").slice(0, 2000)}`;
}

async function replayStep(
  step: Step,
  world: ReplayWorld,
  sender: Omit<Sender, "now" | "counter">,
): Promise<Pick<Verdict, "difference" | "actual">> {
  const { engine, clock, digests = pureDigests } = world;
  const { names } = sender;
  let found: string | undefined;
  let last = "";
  if (step.wait_ms !== undefined) await engine.expire();
  for (let counter = 0; counter < (step.repeat ?? 1); counter++) {
    clock.now += 1;
    const present = clock.now;
    clock.now -= (step.request.backdate_s ?? 0) * 1000;
    const request = buildRequest(step.request, { ...sender, now: clock.now, counter });
    const response = await whole(await engine.handle(request));
    clock.now = present;
    capture(step, response, names);
    last = describe(response);
    found ??= difference(step, response, names, present, digests);
  }
  return { difference: found, actual: last };
}

/** Sends all requests of a scenario to a fresh store, and compares. */
export async function replay(scenario: Scenario, world: ReplayWorld): Promise<Verdict[]> {
  const { engine, root, digests = pureDigests } = world;
  const names: Names = {
    host: "127.0.0.1:9000",
    region: "us-east-1",
    rootKey: root.accessKey,
    known: new Map(),
  };
  const credentials = new Map([["root", root]]);
  if (scenario.identities) {
    await engine.identities.set(makeIdentities(scenario.identities, engine.identities.get(), credentials));
  }
  const verdicts: Verdict[] = [];
  for (const step of scenario.steps) {
    const verdict = await replayStep(step, world, { names, digests, credentials });
    verdicts.push({ scenario: scenario.name, area: scenario.area, step: step.id, ...verdict });
  }
  return verdicts;
}
