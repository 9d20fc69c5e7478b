import { fromUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { readBody } from "../identity/read-body";
import type { XmlElement } from "../xml/node";
import { readXml } from "../xml/read";
import { XmlSyntaxError } from "../xml/xml-syntax-error";
import type { Call } from "./call";

const MOST_BODY = 2 * 1024 * 1024;

/** The body of a request for a setting, read whole: 2 MiB at most. */
export async function readText(call: Call, most = MOST_BODY): Promise<string> {
  const text = fromUtf8(await readBody(call.signed.body, most));
  if (text === undefined) throw new ObjectError("MalformedXML");
  return text;
}

/** What a document is refused with; by default MalformedXML with the reason behind S3's own words. */
export type RefuseDocument = (reason: string) => ObjectError;

const refuseMalformed: RefuseDocument = (reason) => new ObjectError("MalformedXML", { detail: reason });

/** Parses a document and checks its root. MinIO answers 500 to another root or to no document at all; here both are MalformedXML, as AWS has it. */
export function parseDocument(text: string, root: string | undefined, refuse = refuseMalformed): XmlElement {
  try {
    const document = readXml(text);
    if (root !== undefined && document.name !== root) {
      throw refuse(`expected element type <${root}> but have <${document.name}>`);
    }
    return document;
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw refuse(error.message);
    throw error;
  }
}

/** The body of the request as a document. */
export async function readDocument(call: Call, root?: string, refuse?: RefuseDocument): Promise<XmlElement> {
  return parseDocument(await readText(call), root, refuse);
}

/** A copy of a document without its insignificant white space and comments, as it is kept. */
export function tidy(node: XmlElement): XmlElement {
  return node.children.length > 0 ? { ...node, text: "", children: node.children.map(tidy) } : node;
}
