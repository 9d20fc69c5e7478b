import type { SearchEngine } from "../engine";
import type { SearchResponse } from "../request";
import { compare } from "./compare";
import type { RecordedRequest, Scenario, Step } from "./recording";

/** A step whose answer differed. */
export interface Failure {
  scenario: string;
  step: number;
  differences: string[];
  request: RecordedRequest;
  expected: Step["response"];
  got: SearchResponse;
}

/** Runs a scenario on a fresh engine that holds its fixture; gives the steps that differ. */
export function replay(scenario: Scenario, engine: SearchEngine): Failure[] {
  return scenario.steps.flatMap((step, i) => {
    const got = send(engine, step.request);
    const differences = compare(step, got);
    if (differences.length === 0) return [];
    return [
      { scenario: scenario.name, step: i, differences, request: step.request, expected: step.response, got },
    ];
  });
}

/** Sends a recorded request: `body` as compact JSON, `raw` as it is. */
export function send(engine: SearchEngine, request: RecordedRequest): SearchResponse {
  const body = request.body === undefined ? request.raw : JSON.stringify(request.body);
  const json = request.body === undefined ? {} : { "content-type": "application/json" };
  return engine.handle({
    method: request.method,
    path: request.path,
    headers: { ...json, ...request.headers },
    body,
  });
}
