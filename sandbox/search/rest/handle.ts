import type { Cluster } from "../cluster/cluster";
import { errorBody } from "../errors/error-body";
import { PlainError } from "../errors/plain-error";
import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { writeJson } from "../json/write";
import { part, PartMissing } from "../parts/part";
import type { SearchRequest, SearchResponse } from "../request";
import type { Endpoint, Reply } from "./endpoint";
import { endpoints } from "./endpoints";
import { filterPath } from "./filter-path";
import { checkContentType, type Negotiated, negotiate } from "./media-type";
import { Parameters, readParameters } from "./parameters";
import { requestText } from "./request-text";
import { buildRouter } from "./router";
import { didYouMean } from "./suggestion";
import { writeYaml } from "./yaml";

const router = buildRouter(endpoints);
const everywhere = [
  "pretty",
  "human",
  "error_trace",
  "filter_path",
  "format",
  "source",
  "source_content_type",
];
const nothing = new Parameters(new Map());
const jsonOnly: Negotiated = { answer: "application/json", yaml: false, wantsText: true };

/** Answers one request. Throws nothing but `PartMissing`: a fault of the engine itself is a 500 that says so. */
export function handle(request: SearchRequest, cluster: Cluster): SearchResponse {
  return respond(request, (path, state) => dispatch(request, path, state, cluster));
}

/** Answers a request with an error, in the form that the request asks for. */
export function refuse(request: SearchRequest, error: SearchError): SearchResponse {
  return respond(request, () => {
    throw error;
  });
}

/**
 * True for requests that are there to change something. Others may change state too, but only by what is due: a refresh, a step of a
 * lifecycle.
 */
export function writes({ method, path }: SearchRequest): boolean {
  try {
    const found = router.find(method, path.replace(/\?.*/s, ""), path);
    return found.kind === "endpoint" && !found.endpoint.methods.includes("GET");
  } catch (cause) {
    // `handle` refuses the request in the same words.
    if (cause instanceof PlainError || cause instanceof SearchError) return false;
    throw cause;
  }
}

function respond(request: SearchRequest, answer: (path: string, state: State) => Reply): SearchResponse {
  const question = request.path.indexOf("?");
  const path = question < 0 ? request.path : request.path.slice(0, question);
  const state = { parameters: nothing, negotiated: jsonOnly };
  try {
    state.parameters = readParameters(question < 0 ? "" : request.path.slice(question + 1));
    state.negotiated = chosen(negotiate(request.headers), state.parameters);
    state.parameters.flag("pretty", false);
    return written(filtered(answer(path, state), state.parameters), state, request.method);
  } catch (cause) {
    return written(refusal(cause), state, request.method);
  }
}

interface State {
  parameters: Parameters;
  negotiated: Negotiated;
}

function dispatch(request: SearchRequest, path: string, state: State, cluster: Cluster): Reply {
  const found = router.find(request.method, path, request.path);
  if (found.kind === "options") {
    return { status: 200, body: undefined, text: "", headers: { allow: found.allowed.join(",") } };
  }
  const body = bodyText(request, state.parameters);
  if (body !== "" && request.body !== undefined) {
    checkContentType(request.headers["content-type"], found.endpoint.lines === true);
  }
  checkParameters(found.endpoint, state.parameters, path, body);
  advance(cluster);
  const call = {
    method: found.method,
    parts: found.parts,
    parameters: state.parameters,
    body,
    wantsText: state.negotiated.wantsText,
  };
  return found.endpoint.answer(call, cluster);
}

/** Does what lifecycles are due to do by now, if anything is. */
export function advance(cluster: Cluster): void {
  if (cluster.policies.size > 0) part("lifecycle").advanceLifecycles(cluster);
}

/** `format=` wins over `accept`. */
function chosen(negotiated: Negotiated, parameters: Parameters): Negotiated {
  const format = parameters.text("format");
  if (format === "json")
    return {
      ...negotiated,
      answer: negotiated.yaml ? "application/json" : negotiated.answer,
      yaml: false,
      wantsText: false,
    };
  if (format === "yaml") return { answer: "application/yaml", yaml: true, wantsText: false };
  return negotiated;
}

function bodyText(request: SearchRequest, parameters: Parameters): string {
  return requestText(request.body) || (parameters.text("source") ?? "");
}

function checkParameters(endpoint: Endpoint, parameters: Parameters, path: string, body: string): void {
  const names = parameters.names();
  const missing = names.find((name) => endpoint.missing?.includes(name));
  if (missing !== undefined) throw unsupported(`the parameter [${missing}] of [${path}]`);
  const unread = body.trim() === "" ? [] : (endpoint.withoutBody ?? []);
  const known = [...endpoint.parameters, ...everywhere].filter((name) => !unread.includes(name));
  const unknown = names.filter((name) => !known.includes(name)).toSorted();
  if (unknown.length === 0) return;
  const listed = unknown.map((name) => `[${name}]${didYouMean(name, known)}`).join(", ");
  throw illegalArgument(
    `request [${path}] contains unrecognized parameter${unknown.length > 1 ? "s" : ""}: ${listed}`,
  );
}

function filtered(reply: Reply, parameters: Parameters): Reply {
  const paths = parameters.list("filter_path");
  if (!paths || paths.length === 0 || reply.body === undefined) return reply;
  return { ...reply, body: filterPath(reply.body, paths) };
}

function refusal(cause: unknown): Reply {
  if (cause instanceof PartMissing) throw cause;
  if (cause instanceof PlainError) {
    const body: ReplyValue = {
      error: cause.text,
      ...(!cause.more.withoutStatus && { status: cause.status }),
    };
    return { status: cause.status, body, ...(cause.more.headers && { headers: cause.more.headers }) };
  }
  if (cause instanceof SearchError) return { status: cause.status, body: errorBody(cause) };
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const error = new SearchError(500, "embedded_engine_failure", reason);
  return { status: 500, body: errorBody(error) };
}

function written(reply: Reply, { parameters, negotiated }: State, method: string): SearchResponse {
  const text = reply.text ?? write(reply.body, parameters, negotiated);
  const type = reply.text === undefined ? negotiated.answer : "text/plain; charset=UTF-8";
  const headers = { "x-elastic-product": "Elasticsearch", "content-type": type, ...reply.headers };
  return { status: reply.status, headers, body: method === "HEAD" ? "" : text };
}

function write(body: ReplyValue | undefined, parameters: Parameters, { yaml }: Negotiated): string {
  if (body === undefined) return "";
  if (yaml) return writeYaml(body);
  const pretty = parameters.has("pretty") && parameters.text("pretty") !== "false";
  return writeJson(body, { pretty });
}
