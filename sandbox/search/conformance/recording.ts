/** A file of recorded requests and answers, as `conformance/search/README.md` of the shared material describes it. */
export interface Recording {
  area: string;
  scenarios: Scenario[];
}

export interface Scenario {
  name: string;
  fixture: string;
  source: "es" | "es7";
  steps: Step[];
}

export interface Step {
  request: RecordedRequest;
  response: RecordedResponse;
  ties?: boolean;
  compare?: "status";
}

export interface RecordedRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: string;
}

export interface RecordedResponse {
  status: number;
  headers?: Record<string, string>;
  warnings?: string[];
  body?: unknown;
  text?: string;
  empty?: boolean;
}
