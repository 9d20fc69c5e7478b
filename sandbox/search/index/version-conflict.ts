import { SearchError } from "../errors/search-error";
import type { VersionCheck } from "./live-index";

/** The version of a document that is there, or of its deletion. */
export interface KnownVersion {
  readonly version: number;
  readonly seqNo: number;
  readonly deleted: boolean;
}

/** Which index a conflict happened in. */
export interface IndexIdentity {
  readonly name: string;
  readonly uuid: string;
}

/** `version_conflict_engine_exception`: 409 with the shard. */
export function versionConflict(index: IndexIdentity, id: string, text: string): SearchError {
  return new SearchError(409, "version_conflict_engine_exception", `[${id}]: version conflict, ${text}`, {
    fields: { index_uuid: index.uuid, shard: "0", index: index.name },
  });
}

/** The version that a write gets; throws where its guard does not hold (`VersionType` and `InternalEngine`). */
export function nextVersion(
  index: IndexIdentity,
  id: string,
  check: VersionCheck & { create?: boolean },
  known: KnownVersion | undefined,
): number {
  const alive = known !== undefined && !known.deleted;
  checkSeqNo(index, id, check, known);
  if (check.create && alive)
    throw versionConflict(index, id, `document already exists (current version [${known.version}])`);
  const type = check.versionType ?? "internal";
  if (type === "internal" || check.version === undefined) return (known?.version ?? 0) + 1;
  const tooLow =
    known !== undefined &&
    (type === "external" ? known.version >= check.version : known.version > check.version);
  if (!tooLow) return check.version;
  const relation = type === "external" ? "higher or equal to" : "higher than";
  throw versionConflict(
    index,
    id,
    `current version [${known.version}] is ${relation} the one provided [${check.version}]`,
  );
}

function checkSeqNo(
  index: IndexIdentity,
  id: string,
  check: VersionCheck,
  known: KnownVersion | undefined,
): void {
  if (check.ifSeqNo === undefined) return;
  const term = check.ifPrimaryTerm ?? 0;
  const required = `required seqNo [${check.ifSeqNo}], primary term [${term}].`;
  if (!known || known.deleted) throw versionConflict(index, id, `${required} but no document was found`);
  if (known.seqNo === check.ifSeqNo && term === 1) return;
  throw versionConflict(
    index,
    id,
    `${required} current document has seqNo [${known.seqNo}] and primary term [1]`,
  );
}
