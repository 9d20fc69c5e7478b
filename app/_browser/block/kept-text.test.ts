import { describe, expect, it } from "vitest";
import { keptTexts } from "./kept-text";

/** A store of a browser; `full` refuses to take more. */
class FakeStore implements Storage {
  readonly items = new Map<string, string>();
  [name: string]: unknown;
  constructor(readonly full = false) {}
  get length(): number {
    return this.items.size;
  }
  clear(): void {
    this.items.clear();
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

const blocked = (): Storage => {
  throw new DOMException("blocked", "SecurityError");
};

describe("keptTexts(stores)", () => {
  it("keeps a text and forgets it", () => {
    const store = new FakeStore();
    const texts = keptTexts([() => store]);
    expect(texts.set("a", "x")).toBe(true);
    expect(texts.get("a")).toBe("x");
    texts.set("a", undefined);
    expect(texts.get("a")).toBeUndefined();
    expect(store.length).toBe(0);
  });
  it("takes the next store when the first is full, and lets no older text come back from the other", () => {
    const [full, second] = [new FakeStore(true), new FakeStore()];
    const texts = keptTexts([() => full, () => second]);
    expect(texts.set("a", "new")).toBe(true);
    expect(second.items.get("a")).toBe("new");
    second.items.set("b", "old");
    expect(keptTexts([() => new FakeStore(), () => second]).set("b", "newer")).toBe(true);
    expect(second.items.has("b")).toBe(false);
  });
  it("keeps a text for the page when every store refuses, and says so", () => {
    const texts = keptTexts([blocked, () => new FakeStore(true)]);
    expect(texts.set("a", "x")).toBe(false);
    expect(texts.get("a")).toBe("x");
    texts.set("a", undefined);
    expect(texts.get("a")).toBeUndefined();
  });
});
