import { expect, it } from "vitest";
import { asReply, figureReply } from "@/app/_ui/figures/figure-replies";
import {
  analysisPipeline,
  analysisRequest,
  analysisSetUp,
  analysisText,
  tokenFilters,
} from "@/content/figures/analysis-pipeline";
import { askEngine, recordFigure } from "../record-figure";
import { type AnalysisStep, analysisSteps, indexedTerms } from "./analysis-steps";

const tokens = (step: AnalysisStep | undefined): string[] =>
  step && step.kind !== "char filter"
    ? step.tokens.map(({ token, position, change }) => `${position} ${token} ${change}`)
    : [];

it("tells at each step which tokens changed, came and went", async () => {
  const rows = await recordFigure(analysisPipeline, "search");
  const steps = analysisSteps(figureReply(rows, "steps")?.body, analysisText);
  expect(steps.map(({ name }) => name)).toEqual([
    "html_strip",
    "standard",
    ...tokenFilters.map(({ name }) => name),
  ]);
  expect(steps[0]).toMatchObject({ text: "Jürgen's torch and Räucherfisch-Sets", changed: true });
  expect(tokens(steps.find(({ name }) => name === "small_words"))).toContain("2 and dropped");
  expect(tokens(steps.find(({ name }) => name === "same_thing"))).toEqual([
    "0 jürgen same",
    "1 torch same",
    "1 lantern added",
    "3 räucherfisch same",
    "4 sets same",
  ]);
  expect(indexedTerms(steps)).toEqual(["jurgen", "torch", "lantern", "raucherfisch", "set"]);
});

it("has steps without tokens for a text without words", async () => {
  const reply = asReply((await askEngine("search", analysisSetUp + analysisRequest("?"))).at(-1));
  const steps = analysisSteps(reply?.body, "?");
  expect(steps).toHaveLength(8);
  expect(indexedTerms(steps)).toEqual([]);
});
