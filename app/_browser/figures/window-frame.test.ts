import { afterAll, beforeAll, expect, it } from "vitest";
import { type Engine, pageLimits } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { type Bound, type FrameMode, frameOf } from "./window-frame";

const keys = [1, 1, 1, 2, 2, 5, 5, 5, 6];
let engine: Engine;
beforeAll(async () => {
  engine = createNodeEngine({ spare: false });
  await engine.reset({ name: "keys", version: "keys", files: [] });
});
afterAll(() => engine.close());

/** What PostgreSQL puts into each row's frame. */
async function framesOfPostgres(mode: FrameMode, preceding: Bound, following: Bound): Promise<string[]> {
  const side = (bound: Bound, word: string): string =>
    `${bound === "unbounded" ? "UNBOUNDED" : bound} ${word}`;
  const sql = `SELECT array_agg(place) OVER (ORDER BY key ${mode} BETWEEN ${side(preceding, "PRECEDING")} AND ${side(following, "FOLLOWING")})
FROM unnest('{${keys.join(",")}}'::int[]) WITH ORDINALITY AS t(key, place) ORDER BY place`;
  const [outcome] = await engine.run(sql, pageLimits);
  if (outcome?.kind !== "rows") throw new Error(JSON.stringify(outcome));
  return outcome.rows.map(([frame]) => frame ?? "");
}

const bounds: Bound[] = [0, 1, 2, "unbounded"];
const cases = (["ROWS", "RANGE", "GROUPS"] as const).flatMap((mode) =>
  bounds.flatMap((preceding) => bounds.map((following) => [mode, preceding, following] as const)),
);

it.each(cases)(
  "%s between %s preceding and %s following holds the rows that PostgreSQL holds",
  async (mode, preceding, following) => {
    const ours = keys.map((_, current) => {
      const { from, to } = frameOf(keys, current, mode, preceding, following);
      const places = keys.map((_, index) => index + 1).slice(from, to);
      return `{${places.join(",")}}`;
    });
    expect(ours).toEqual(await framesOfPostgres(mode, preceding, following));
  },
);
