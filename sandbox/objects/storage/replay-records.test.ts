import { describe, expect, it } from "vitest";
import { emptyState } from "../engine";
import { writeRecord } from "./change-record";
import { replayRecords } from "./replay-records";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const made = writeRecord({ kind: "bucket made", bucket: "box", created: 1, settings: {} });
const tags = (value: string): string =>
  writeRecord({ kind: "settings", bucket: "box", settings: { tags: new Map([["n", value]]) } });

describe("replayRecords(records, start)", () => {
  it("goes through the records in order and leaves a short journal as it is", () => {
    const { state, damaged, rewritten } = replayRecords([made, tags("1"), tags("2")], emptyState(root));
    expect(state.buckets.get("box")?.settings.tags).toEqual(new Map([["n", "2"]]));
    expect({ damaged, rewritten }).toEqual({ damaged: [], rewritten: undefined });
  });

  it("leaves out a record whose checksum does not hold, and writes the journal anew without it", () => {
    const wrong = tags("2").replace('"2"', '"3"');
    const { state, damaged, rewritten } = replayRecords([made, tags("1"), wrong], emptyState(root));
    expect(state.buckets.get("box")?.settings.tags).toEqual(new Map([["n", "1"]]));
    expect(damaged).toEqual([wrong]);
    expect(replayRecords(rewritten ?? [], emptyState(root)).state).toEqual(state);
  });

  it("writes a long history anew", () => {
    const history = [made, ...Array.from({ length: 1_001 }, (_, i) => tags(String(i)))];
    expect(replayRecords(history, emptyState(root)).rewritten?.length).toBe(2);
  });

  it("takes the root key from the settings, whatever the journal says", () => {
    const old = emptyState({ accessKey: "old-root", secretKey: "old-root-secret" });
    const record = writeRecord({ kind: "identities", identities: old.identities });
    expect(replayRecords([record], emptyState(root)).state.identities.root).toEqual(root);
  });
});
