import { element, type XmlElement } from "../xml/node";

/** The id of the owner of everything, as MinIO has it for every store. */
export const OWNER_ID = "02d6176db174dc93cb1b899f7c6078f08654445fe8cf1b6ce98d8855f66bdbf4";

/** The owner of buckets and objects. */
export function ownerElement(name = "Owner", id = OWNER_ID, displayName = "minio"): XmlElement {
  return element(name, [element("ID", id), element("DisplayName", displayName)]);
}
