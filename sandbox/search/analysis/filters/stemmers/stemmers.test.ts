import { describe, expect, it } from "vitest";
import { german, lightGerman } from "./german";
import { porter2 } from "./porter2";

/** Words and stems, all of them asked of Elasticsearch 9.5. */
describe("porter2", () => {
  it.each([
    ["generations", "generat"],
    ["skies", "sky"],
    ["adding", "add"],
    ["hopping", "hop"],
    ["hoping", "hope"],
    ["kettle's", "kettl"],
    ["herrings", "herring"],
    ["ties", "tie"],
    ["cries", "cri"],
    ["yodelling", "yodel"],
  ])("%s is %s", (word, stem) => expect(porter2(word)).toBe(stem));
});

describe("german", () => {
  it.each([
    ["räucherfische", "raucherf"],
    ["laufend", "laufend"],
    ["strassenbahnen", "strassenbahn"],
    ["straßenbahnen", "strassenbahn"],
    ["kenntnisse", "kenntnis"],
    ["fröhlichkeit", "frohlich"],
    ["oelkannen", "olkann"],
  ])("%s is %s", (word, stem) => expect(german(word)).toBe(stem));

  it("takes only case endings off when it is light", () => {
    expect(lightGerman("räucherfische")).toBe("raucherfisch");
    expect(lightGerman("häuser")).toBe("haus");
  });
});
