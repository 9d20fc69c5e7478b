import type { Cluster } from "../cluster/cluster";
import type { ReplyValue } from "../json/reply-value";
import type { Parameters } from "./parameters";

/** In the order in which a 405 names them. */
export const methods = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"] as const;
export type Method = (typeof methods)[number];

/** One kind of request that the engine answers. */
export interface Endpoint {
  readonly methods: readonly Method[];
  /** Each with names in braces: `/{index}/_doc/{id}`. */
  readonly paths: readonly string[];
  /** Query parameters that it reads or knowingly has no use for; any other one is refused. */
  readonly parameters: readonly string[];
  /** Query parameters that Elasticsearch has and this engine has not: refused by name. */
  readonly missing?: readonly string[];
  /** Of these, the ones that are read only where there is no body. */
  readonly withoutBody?: readonly string[];
  /** True where the body may be anything but JSON (`_bulk`, `_msearch`). */
  readonly lines?: boolean;
  answer(call: Call, cluster: Cluster): Reply;
}

/** A request that found its endpoint. */
export interface Call {
  readonly method: Method;
  /** Decoded parts of the path, by their names. */
  readonly parts: Readonly<Record<string, string>>;
  readonly parameters: Parameters;
  /** Body as text; empty when there was none. */
  readonly body: string;
  /** Accepts plain text before JSON, as cat endpoints ask. */
  readonly wantsText: boolean;
}

/** What an endpoint answers, before it is filtered and written. */
export interface Reply {
  readonly status: number;
  readonly body: ReplyValue | undefined;
  /** Plain text in place of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A reply with status 200. */
export const ok = (body: ReplyValue): Reply => ({ status: 200, body });
