import { expect, it } from "vitest";
import type { Dataset } from "./engine";
import { LoadedStates } from "./loaded-states";

const dataset = (name: string, version = "1"): Dataset => ({ name, version, files: [] });

it("forgets what was not used for longest", () => {
  const states = new LoadedStates<string>(2);
  states.set(dataset("a"), "A");
  states.set(dataset("b"), "B");
  expect(states.get(dataset("a"))).toBe("A");
  states.set(dataset("c"), "C");
  expect(states.get(dataset("b"))).toBeUndefined();
  expect(states.get(dataset("a"))).toBe("A");
});

it("tells two versions of one name apart", () => {
  const states = new LoadedStates<string>();
  states.set(dataset("a", "1"), "old");
  expect(states.get(dataset("a", "2"))).toBeUndefined();
});
