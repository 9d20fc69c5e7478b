import { Readable } from "node:stream";
import {
  BaseConnection,
  type ConnectionRequestOptions,
  type ConnectionRequestOptionsAsStream,
  type ConnectionRequestParams,
  type ConnectionRequestResponse,
  type ConnectionRequestResponseAsStream,
} from "@elastic/elasticsearch";
import type { RequestHandler } from "../../worker/request-channel";

/**
 * The class that `new Client({ node, Connection })` takes: requests of the official client go to `handle`, here or in a worker, without
 * a socket. The node's address is only a name. `Base` is the client's own class, of version 9 unless given.
 */
export function engineConnection(handle: RequestHandler, Base = BaseConnection): typeof BaseConnection {
  return class EngineConnection extends Base {
    override request(
      params: ConnectionRequestParams,
      options: ConnectionRequestOptions,
    ): Promise<ConnectionRequestResponse>;
    override request(
      params: ConnectionRequestParams,
      options: ConnectionRequestOptionsAsStream,
    ): Promise<ConnectionRequestResponseAsStream>;
    override async request(
      params: ConnectionRequestParams,
      options: ConnectionRequestOptions | ConnectionRequestOptionsAsStream,
    ): Promise<ConnectionRequestResponse | ConnectionRequestResponseAsStream> {
      const query = params.querystring ? `?${params.querystring}` : "";
      const reply = await handle({
        method: params.method,
        path: `${params.path}${query}`,
        headers: textHeaders({ ...this.headers, ...params.headers }),
        body: await bodyText(params.body),
      });
      const head = { headers: reply.headers, statusCode: reply.status };
      return "asStream" in options && options.asStream
        ? { ...head, body: Readable.from([reply.body]) }
        : { ...head, body: reply.body };
    }

    override async close(): Promise<void> {}
  };
}

function textHeaders(headers: NonNullable<ConnectionRequestParams["headers"]>): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : [[name.toLowerCase(), Array.isArray(value) ? value.join(",") : value]],
  );
  return Object.fromEntries(pairs);
}

async function bodyText(body: ConnectionRequestParams["body"]): Promise<string | undefined> {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string") return body;
  if (Buffer.isBuffer(body)) return body.toString("utf8");
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
