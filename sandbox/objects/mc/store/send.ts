import { fromUtf8 } from "../../digest/utf8";
import type { XmlElement } from "../../xml/node";
import { readXml } from "../../xml/read";
import type { Alias, StoreReply, StoreRequest } from "../world";
import { refusalOf } from "./refusal";

/** Sends a request; throws StoreRefusal where the answer is no success. */
export async function send(alias: Alias, request: StoreRequest): Promise<StoreReply> {
  const reply = await alias.exchange(request);
  if (reply.status >= 300) throw refusalOf(reply, request);
  return reply;
}

/** The same, for an answer that is a document. */
export async function sendForXml(alias: Alias, request: StoreRequest): Promise<XmlElement> {
  const { body } = await send(alias, request);
  return readXml(fromUtf8(body) ?? "");
}
