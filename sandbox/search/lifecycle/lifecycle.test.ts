import { describe, expect, it } from "vitest";
import { countingWorld, createSearchEngine } from "../engine";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const policy = {
  policy: {
    phases: {
      hot: { actions: { rollover: { max_age: "1d", max_docs: 3 }, set_priority: { priority: 100 } } },
      warm: { min_age: "2d", actions: { forcemerge: { max_num_segments: 1 }, readonly: {} } },
      delete: { min_age: "7d", actions: { delete: {} } },
    },
  },
};

/** An engine whose clock the test moves, with a policy, a template and the first index behind `logs`. */
function logs() {
  let now = START;
  const engine = createSearchEngine(countingWorld(() => now));
  const ask = (method: string, path: string, body?: unknown) => {
    const reply = engine.handle({
      method,
      path,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: reply.status, body: JSON.parse(reply.body) };
  };
  const settings = { "index.lifecycle.name": "short", "index.lifecycle.rollover_alias": "logs" };
  ask("PUT", "/_ilm/policy/short", policy);
  ask("PUT", "/_index_template/logs", { index_patterns: ["logs-*"], template: { settings } });
  ask("PUT", "/logs-000001", { aliases: { logs: { is_write_index: true } } });
  return {
    engine,
    ask,
    pass: (ms: number) => {
      now += ms;
    },
    indices: () => Object.keys(ask("GET", "/logs-*/_settings").body),
    explain: (index: string) => ask("GET", `/${index}/_ilm/explain`).body.indices[index],
  };
}

describe("index lifecycles on the engine's clock", () => {
  it("wait in the hot phase until a rollover is due, and never roll an empty index over", () => {
    const { explain, indices, pass } = logs();
    expect(explain("logs-000001")).toMatchObject({
      managed: true,
      phase: "hot",
      step: "check-rollover-ready",
    });
    pass(30 * DAY);
    expect(indices()).toEqual(["logs-000001"]);
    expect(explain("logs-000001").age).toBe("30d");
  });

  it("roll over by age at the next look at the clock, and count the ages that follow from there", () => {
    const { ask, explain, indices, pass } = logs();
    ask("POST", "/logs/_doc?refresh=true", { message: "hello" });
    pass(DAY - 1);
    expect(indices()).toEqual(["logs-000001"]);
    pass(10 * 60_000 + 1);
    expect(indices()).toEqual(["logs-000001", "logs-000002"]);
    expect(ask("GET", "/_alias/logs").body).toEqual({
      "logs-000001": { aliases: { logs: { is_write_index: false } } },
      "logs-000002": { aliases: { logs: { is_write_index: true } } },
    });
    pass(DAY);
    expect(explain("logs-000001")).toMatchObject({ phase: "hot", action: "complete", step: "complete" });
    pass(2 * DAY);
    expect(explain("logs-000001")).toMatchObject({ phase: "warm", step: "complete" });
    expect(ask("POST", "/logs-000001/_doc", { message: "late" }).status).toBe(403);
  });

  it("do in one jump of the clock what would have happened on the way", () => {
    const { ask, indices, pass } = logs();
    for (let i = 0; i < 3; i += 1) ask("POST", "/logs/_doc?refresh=true", { n: i });
    pass(365 * DAY);
    expect(indices()).toEqual(["logs-000002"]);
  });

  it("stop with an error where the alias is missing", () => {
    const { ask, explain, pass } = logs();
    ask("PUT", "/alone", { settings: { "index.lifecycle.name": "short" } });
    ask("POST", "/alone/_doc?refresh=true", {});
    pass(2 * DAY);
    expect(explain("alone")).toMatchObject({
      step: "ERROR",
      failed_step: "check-rollover-ready",
      step_info: {
        type: "illegal_argument_exception",
        reason: "setting [index.lifecycle.rollover_alias] for index [alone] is empty or not defined",
      },
    });
  });

  it("belong to a snapshot like everything else", () => {
    const { ask, engine, indices, pass } = logs();
    ask("POST", "/logs/_doc?refresh=true", {});
    const before = engine.snapshot();
    pass(30 * DAY);
    expect(indices()).toEqual(["logs-000002"]);
    engine.restore(before);
    expect(indices()).toEqual(["logs-000002"]);
    expect(ask("GET", "/logs-000002/_count").body.count).toBe(0);
  });
});

describe("_ilm/policy", () => {
  it("shows what was put, its version and who uses it, and is kept while in use", () => {
    const { ask } = logs();
    ask("PUT", "/_ilm/policy/short", policy);
    expect(ask("GET", "/_ilm/policy/short").body).toEqual({
      short: {
        version: 2,
        modified_date: "2026-01-01T00:00:00.000Z",
        policy: {
          phases: {
            hot: {
              min_age: "0ms",
              actions: { set_priority: { priority: 100 }, rollover: { max_age: "1d", max_docs: 3 } },
            },
            warm: { min_age: "2d", actions: { readonly: {}, forcemerge: { max_num_segments: 1 } } },
            delete: { min_age: "7d", actions: { delete: { delete_searchable_snapshot: true } } },
          },
        },
        in_use_by: { indices: ["logs-000001"], data_streams: [], composable_templates: [] },
      },
    });
    expect(ask("DELETE", "/_ilm/policy/short").body.error.reason).toBe(
      "Cannot delete policy [short]. It is in use by one or more indices: [logs-000001]",
    );
    expect(ask("POST", "/logs-000001/_ilm/remove").body).toEqual({ has_failures: false, failed_indexes: [] });
    expect(ask("DELETE", "/_ilm/policy/short").body).toEqual({ acknowledged: true });
    expect(ask("GET", "/_ilm/policy/short").status).toBe(404);
  });

  it.each([
    [{ phases: { hott: {} } }, "Timeseries lifecycle does not support phase [hott]"],
    [
      { phases: { delete: { actions: { rollover: {} } } } },
      "invalid action [rollover] defined in phase [delete]",
    ],
    [
      { phases: { hot: { actions: { rollover: {} } } } },
      "At least one max_* rollover condition must be set.",
    ],
    [
      { phases: { warm: { min_age: "2", actions: {} } } },
      "failed to parse setting [min_age] with value [2] as a time value: unit is missing or unrecognized",
    ],
    [
      { phases: { warm: { actions: { shrink: {} } } } },
      "the lifecycle action [shrink] is not part of the embedded search engine",
    ],
  ])("refuses %j", (given, reason) => {
    const { ask } = logs();
    const { status, body } = ask("PUT", "/_ilm/policy/other", { policy: given });
    expect([status, body.error.reason]).toEqual([400, reason]);
  });
});
