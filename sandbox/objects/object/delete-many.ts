import { ObjectError } from "../errors/object-error";
import { type Call, mayDo, type Operation, requireBucket } from "../rest/call";
import { demandDigest } from "../rest/check-digest";
import { parseDocument, readText } from "../rest/read-document";
import { respondXml, s3Root } from "../rest/respond";
import { NULL_VERSION } from "../state/object-version";
import { childrenOf, element, textOf, type XmlElement } from "../xml/node";
import { deleteAction, deleteOne } from "./delete";
import { parseVersionId } from "./version-id";

const MOST = 1000;

function errorElement(key: string, versionId: string, error: ObjectError): XmlElement {
  return element("Error", [
    element("Code", error.code),
    element("Message", error.message),
    element("Key", key),
    element("VersionId", versionId),
  ]);
}

async function deleteEntry(call: Call, entry: XmlElement, quiet: boolean): Promise<readonly XmlElement[]> {
  const key = (textOf(entry, "Key") ?? "").replace(/^\/+/, "");
  const text = textOf(entry, "VersionId") ?? "";
  try {
    const id = parseVersionId(text);
    if (!mayDo(call, deleteAction(id), { key })) throw new ObjectError("AccessDenied");
    const { marker, removed } = await deleteOne(call, key, id);
    if (quiet) return [];
    // AWS also says of a marker that was removed that it was one; MinIO keeps quiet.
    const gone = call.store.dialect === "aws" && removed?.kind === "marker" ? removed : undefined;
    const made = marker ?? gone;
    return [
      element("Deleted", [
        ...(made ? [element("DeleteMarker", "true")] : []),
        ...(made && made.id !== NULL_VERSION ? [element("DeleteMarkerVersionId", made.id)] : []),
        element("Key", key),
        ...(id === undefined ? [] : [element("VersionId", id)]),
      ]),
    ];
  } catch (error) {
    if (error instanceof ObjectError) return [errorElement(key, text, error)];
    throw error;
  }
}

/** POST ?delete: up to 1000 keys or versions, each with an answer of its own. */
export const deleteObjects: Operation = async (call) => {
  demandDigest(call);
  const document = parseDocument(await readText(call), "Delete", () => new ObjectError("MalformedXML"));
  const entries = childrenOf(document, "Object");
  if (entries.length === 0 || entries.length > MOST) throw new ObjectError("MalformedXML");
  call.named.key = (entries[0] && textOf(entries[0], "Key")) ?? "";
  requireBucket(call);
  const quiet = textOf(document, "Quiet") === "true";
  const results: XmlElement[] = [];
  for (const entry of entries) results.push(...(await deleteEntry(call, entry, quiet)));
  return respondXml(200, s3Root("DeleteResult", results));
};
