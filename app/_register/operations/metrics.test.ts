import { expect, it } from "vitest";
import { fillRegister } from "../backup/fill-register";
import { describeOnEach } from "../database/each-database";
import { registerMetrics } from "./metrics";

describeOnEach("registerMetrics(db, graders)", (database) => {
  it("counts what the register holds, again with each asking", async () => {
    const { db } = database();
    const empty = await registerMetrics(db, { ready: 1, busy: 0 });
    expect(empty.type).toContain("text/plain");
    expect(empty.text).toContain("rowhouse_queue_depth 0");
    await fillRegister(database());
    await db.updateTable("job").set({ state: "queued" }).where("id", "<", "3").execute();
    await db.updateTable("submission").set({ graded_at: new Date() }).where("id", "=", "n1").execute();
    const { text } = await registerMetrics(db, { ready: 0, busy: 2 });
    expect(text).toContain("rowhouse_queue_depth 2");
    expect(text).toContain('rowhouse_verdicts_total{status="failed"} 1100');
    expect(text).toContain('rowhouse_graders{state="busy"} 2');
    expect(text).toContain("rowhouse_submit_to_verdict_seconds_count 1");
    expect(text).toContain("process_resident_memory_bytes");
  });
});
