import * as version9 from "@elastic/elasticsearch";
import type { Client } from "@elastic/elasticsearch";
import type { RequestHandler } from "../../worker/request-channel";
import { engineConnection } from "./engine-connection";

/** The official client of each version, with the types of version 9: what the scripts use is the same in both. */
async function modules(): Promise<[version: 8 | 9, module: typeof version9][]> {
  const version8: unknown = await import("elasticsearch-8");
  if (!isClientModule(version8)) throw new Error("elasticsearch-8 exports no client");
  return [
    [8, version8],
    [9, version9],
  ];
}

const isClientModule = (module: unknown): module is typeof version9 =>
  typeof module === "object" && module !== null && "Client" in module && "BaseConnection" in module;

/** A client of either version. */
export interface VersionedClient {
  readonly version: 8 | 9;
  readonly client: Client;
}

/** Both official clients over HTTP. */
export async function clientsOver(url: string): Promise<VersionedClient[]> {
  return (await modules()).map(([version, { Client: Each }]) => ({
    version,
    client: new Each({ node: url }),
  }));
}

/** Both official clients without a socket: requests go to `handle`. */
export async function clientsOn(handle: RequestHandler): Promise<VersionedClient[]> {
  return (await modules()).map(([version, { Client: Each, BaseConnection }]) => ({
    version,
    client: new Each({ node: "http://embedded", Connection: engineConnection(handle, BaseConnection) }),
  }));
}
