import { describe, expect, it } from "vitest";
import type { Dataset, Engine } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { type ConsoleCheck, objectsCheckSchema, searchCheckSchema } from "../console-schema";
import type { ObjectsExercise, SearchExercise } from "../exercise";
import { mostRequests } from "./console/observe-console";
import { consoleFingerprint, gradeConsole, observeConsoleEach } from "./grade-console";
import { GradingFailed } from "./grading-failed";

const common = {
  id: "x",
  moduleSlug: "x",
  title: "x",
  points: 1,
  prompt: "",
  hints: [],
  misconceptions: {},
  dataset: "d",
  starter: "",
  seed: "",
};

const search = (checks: object[], seed = ""): SearchExercise => ({
  ...common,
  kind: "search",
  seed,
  checks: checks.map((check) => searchCheckSchema.parse(check)),
});

const objects = (checks: object[]): ObjectsExercise => ({
  ...common,
  kind: "objects",
  dialect: "aws",
  checks: checks.map((check) => objectsCheckSchema.parse(check)),
});

const datasets: Dataset[] = ["S", "H1"].map((name) => ({ name, version: name, files: [] }));

const ok = (body: unknown = {}, status = 200): Outcome => ({
  kind: "reply",
  status,
  headers: {},
  body,
  ms: 1,
});

/** An engine that hears what is sent, and answers as it is told: by the text, else with the number of texts so far. */
function scripted(replies: Record<string, Outcome[]> = {}): { engine: Engine; heard: string[] } {
  const heard: string[] = [];
  const engine: Engine = {
    reset: async ({ name }) => void heard.push(`reset ${name}`),
    run: async (text) => {
      heard.push(text);
      return replies[text] ?? [ok({ count: heard.length })];
    },
    close: async () => undefined,
  };
  return { engine, heard };
}

async function verdictOf(
  exercise: SearchExercise | ObjectsExercise,
  reference: string,
  answer: string,
  replies: Record<string, Outcome[]>,
) {
  const { engine } = scripted(replies);
  const places = datasets.map((dataset) => ({ dataset }));
  const wanted = await observeConsoleEach(exercise, places, reference, { engine });
  const expected = datasets.map((dataset, i) => {
    const one = wanted[i];
    return { dataset, checks: one?.end === "done" ? one.checks : [], wrong: [] };
  });
  return await gradeConsole(exercise, { known: [], expected }, answer, { engine });
}

describe("gradeConsole(exercise, key, answer, world)", () => {
  it("passes what is answered alike on every dataset", async () => {
    const replies = { "GET /a": [ok({ v: 1 })], "GET /b": [ok({ v: 1 })], "GET /c": [ok({ v: 2 })] };
    const exercise = search([{ kind: "reply", paths: ["v"] }]);
    expect((await verdictOf(exercise, "GET /a", "GET /b", replies)).status).toBe("passed");
    const failed = await verdictOf(exercise, "GET /a", "GET /c", replies);
    expect(failed).toMatchObject({ status: "failed", results: [{ dataset: "S" }, { dataset: "H1" }] });
  });

  it("looks at the last reply, or at the one that is named, and never at that of @clock", async () => {
    const text = "GET /a\n\nGET /b\n\n@clock +1s";
    const replies = {
      [text]: [ok({ v: 1 }), ok({ v: 2 }), ok("time")],
      "GET /two": [ok({ v: 2 })],
      "GET /one": [ok({ v: 1 })],
    };
    const last = search([{ kind: "reply", paths: ["v"] }]);
    const first = search([{ kind: "reply", of: 1, paths: ["v"] }]);
    expect((await verdictOf(last, "GET /two", text, replies)).status).toBe("passed");
    expect((await verdictOf(first, "GET /one", text, replies)).status).toBe("passed");
    expect((await verdictOf(last, "GET /one", text, replies)).status).toBe("failed");
  });

  it("says which reply is missing", async () => {
    const exercise = search([{ kind: "reply", of: 2 }]);
    const replies = { "GET /a\n\nGET /b": [ok(), ok()], "": [] };
    expect(await verdictOf(exercise, "GET /a\n\nGET /b", "GET /a", replies)).toMatchObject({
      results: [{ difference: { kind: "no-reply", of: 2, got: 1 } }, {}],
    });
    expect(await verdictOf(search([{ kind: "reply" }]), "GET /a", "", replies)).toMatchObject({
      results: [{ difference: { kind: "no-reply", of: "last", got: 0 } }, {}],
    });
  });

  it("sends the seed, then what is given, then the answer, once or twice; checks that ask alike share a run", async () => {
    const { engine, heard } = scripted();
    const exercise = search(
      [
        { kind: "reply" },
        { kind: "index-state", probes: [{ send: "GET /probe", says: "No." }] },
        { kind: "reply", given: "PUT /given", times: 2 },
      ],
      "PUT /seed",
    );
    await observeConsoleEach(
      exercise,
      datasets.slice(0, 1).map((dataset) => ({ dataset })),
      "GET /a",
      { engine },
    );
    expect(heard).toEqual([
      "reset S",
      "PUT /seed",
      "GET /a",
      "GET /probe",
      "reset S",
      "PUT /seed",
      "PUT /given",
      "GET /a",
      "GET /a",
    ]);
  });

  it("puts the last presigned address into probes, under the rules of the exercise", async () => {
    const url = "http://localhost:9000/b/k?X-Amz-Expires=300&X-Amz-Signature=0af3";
    const { engine, heard } = scripted({ "presign PUT /b/k": [ok(`Use ${url}\n`)], "GET /b": [ok("")] });
    const exercise = objects([{ kind: "bucket-state", probes: [{ send: "PUT {{url}}\n\nx", says: "No." }] }]);
    const places = datasets.slice(0, 1).map((dataset) => ({ dataset }));
    for (const answer of ["presign PUT /b/k", "GET /b"])
      await observeConsoleEach(exercise, places, answer, { engine });
    expect(heard.filter((text) => text.startsWith("@dialect"))).toEqual([
      "@dialect aws\n\nPUT /b/k?X-Amz-Expires=300&X-Amz-Signature=0af3\n\nx",
      "@dialect aws\n\nPUT /no-url\n\nx",
    ]);
  });

  it("judges what was sent after everything else", async () => {
    const exercise = search([
      { kind: "requests", never: ["DELETE *"], says: "Keep it." },
      { kind: "reply", paths: ["v"] },
    ]);
    const replies = { "GET /a": [ok({ v: 1 })], "DELETE /a": [ok({ v: 2 })], "DELETE /b": [ok({ v: 1 })] };
    const kinds = async (answer: string): Promise<unknown> => {
      const verdict = await verdictOf(exercise, "GET /a", answer, replies);
      return verdict.status === "failed"
        ? verdict.results.slice(0, 2).map(({ difference }) => difference.kind)
        : verdict.status;
    };
    expect(await kinds("DELETE /a")).toEqual(["value", "requests"]);
    expect(await kinds("DELETE /b")).toEqual(["requests", "requests"]);
  });

  it("rejects a text that is none, stops at a limit, and never takes a fault of ours for a verdict", async () => {
    const exercise = search([{ kind: "reply" }]);
    const error: Outcome = {
      kind: "error",
      code: "console_syntax",
      message: "expected a request",
      position: 1,
      notices: [],
    };
    const replies: Record<string, Outcome[]> = {
      "GET /a": [ok()],
      "GET /no": [error],
      "GET /slow": [{ kind: "stopped", limit: "time" }],
      "GET /long": [{ kind: "stopped", limit: "bytes" }],
      "GET /broken": [{ kind: "broken", reason: "gone" }],
    };
    const verdict = (answer: string): ReturnType<typeof verdictOf> =>
      verdictOf(exercise, "GET /a", answer, replies);
    expect(await verdict("GET /no")).toMatchObject({ status: "rejected", error: { code: "console_syntax" } });
    expect(await verdict("GET /slow")).toEqual({ status: "stopped", limit: "time" });
    expect(await verdict("GET /long")).toEqual({ status: "stopped", limit: "replies" });
    expect(await verdict("GET /a\n\n".repeat(mostRequests + 1))).toEqual({
      status: "stopped",
      limit: "requests",
    });
    await expect(verdict("GET /broken")).rejects.toThrow(GradingFailed);
  });

  it("fails a probe that the answer has made unanswerable", async () => {
    const exercise = search([
      { kind: "index-state", probes: [{ send: "GET /probe", says: "It cannot be asked." }] },
    ]);
    const { engine } = scripted({ "GET /probe": [{ kind: "stopped", limit: "bytes" }] });
    const expected = [
      {
        dataset: datasets[0]!,
        checks: [{ kind: "state" as const, probes: [{ status: 200, values: [], headers: [] }], held: [] }],
        wrong: [],
      },
    ];
    expect(await gradeConsole(exercise, { known: [], expected }, "GET /a", { engine })).toMatchObject({
      status: "failed",
      results: [{ difference: { kind: "state", says: "It cannot be asked." } }],
    });
  });
});

describe("consoleFingerprint(observation, exercise)", () => {
  it("tells apart what a check tells apart, and nothing else", async () => {
    const exercise = search([{ kind: "reply", paths: ["v"] }]);
    const replies = {
      a: [ok({ v: 1, took: 3 })],
      b: [ok({ took: 4, v: 1 })],
      c: [ok({ v: 1 }, 201)],
      d: [ok({ v: "1" })],
    };
    const { engine } = scripted(replies);
    const prints: string[] = [];
    for (const answer of Object.keys(replies)) {
      const [one] = await observeConsoleEach(exercise, [{ dataset: datasets[0]! }], answer, { engine });
      prints.push(one ? consoleFingerprint(one, exercise) : "");
    }
    expect(prints[0]).toBe(prints[1]);
    expect(new Set(prints).size).toBe(3);
  });

  it("keeps no secret of a check in the expectation: of requests only the fault is observed", async () => {
    const checks: ConsoleCheck[] = search([{ kind: "requests", some: ["GET *"], says: "x" }]).checks;
    const { engine } = scripted();
    const [seen] = await observeConsoleEach(search(checks), [{ dataset: datasets[0]! }], "GET /secret", {
      engine,
    });
    expect(JSON.stringify(seen)).not.toContain("secret");
  });
});
