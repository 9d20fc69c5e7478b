import { ObjectError } from "../errors/object-error";
import type { ObjectRequest } from "../request";
import { queryValue } from "../signature/presigned-query";
import { NULL_VERSION } from "../state/object-version";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The version that is asked for; undefined for the newest. Refuses what cannot be an id. */
export function parseVersionId(text: string | undefined): string | undefined {
  const id = text?.trim() ?? "";
  if (id === "") return undefined;
  if (id !== NULL_VERSION && !UUID.test(id)) throw new ObjectError("InvalidVersionId");
  return id;
}

/** Refuses an impossible version id; MinIO does so before it looks at the signature. */
export function checkVersionId(request: ObjectRequest): void {
  parseVersionId(queryValue(request, "versionId"));
}
