import { validationError } from "../cluster/index-errors";
import { utf8Length } from "../cluster/index-name";
import { illegalArgument } from "../errors/search-error";
import type { VersionCheck } from "../index/live-index";
import type { Parameters } from "./parameters";

/** When a write becomes searchable: at once, with an answer that says so, or before the answer. */
export type Refresh = "true" | "false" | "wait_for";

/** Reads `refresh`; present without a value is true. */
export function readRefresh(parameters: Parameters): Refresh {
  const text = parameters.text("refresh");
  if (text === undefined || text === "false") return "false";
  if (text === "" || text === "true") return "true";
  if (text === "wait_for") return "wait_for";
  throw illegalArgument(`Unknown value for refresh: [${text}].`);
}

/** Guards of a write as they came, before they are checked against each other. */
export interface Guards {
  ifSeqNo?: number | undefined;
  ifPrimaryTerm?: number | undefined;
  version?: number | undefined;
  versionType: NonNullable<VersionCheck["versionType"]>;
}

export const guardParameters = ["if_seq_no", "if_primary_term", "version", "version_type"];

/** Reads the guards of a query string. */
export function readGuards(parameters: Parameters): Guards {
  return {
    ifSeqNo: parameters.integer("if_seq_no"),
    ifPrimaryTerm: parameters.integer("if_primary_term"),
    version: parameters.integer("version"),
    versionType: readVersionType(parameters.text("version_type")),
  };
}

export function readVersionType(text: string | undefined): Guards["versionType"] {
  if (text === undefined || text === "internal") return "internal";
  if (text === "external" || text === "external_gte") return text;
  throw illegalArgument(`No version type match [${text}]`);
}

/** `DocWriteRequest`'s validation: throws all problems at once. */
export function checkGuards(
  guards: Guards,
  id: string | undefined,
  operation: "index" | "create" | "delete",
): void {
  if (isUnguarded(guards) && (id === undefined || id.length <= SURELY_SHORT)) return;
  const problems = [
    ...createProblems(guards, operation),
    ...versionProblems(guards),
    ...sequenceProblems(guards),
    ...idProblems(id),
  ];
  if (problems.length > 0) throw validationError(problems);
}

/** Characters of an id that are never more than 512 bytes. */
const SURELY_SHORT = 128;

/** Nearly every write: there is nothing to check. */
const isUnguarded = ({ versionType, version, ifSeqNo, ifPrimaryTerm }: Guards): boolean =>
  versionType === "internal" && version === undefined && ifSeqNo === undefined && !ifPrimaryTerm;

function createProblems(
  { versionType, version, ifSeqNo, ifPrimaryTerm }: Guards,
  operation: string,
): string[] {
  if (operation !== "create") return [];
  if (versionType !== "internal") {
    return [`create operations only support internal versioning. use index instead`];
  }
  if (version !== undefined) return ["create operations do not support versioning. use index instead"];
  if (ifSeqNo !== undefined || ifPrimaryTerm !== undefined) {
    return ["create operations do not support compare and set. use index instead"];
  }
  return [];
}

function versionProblems({ version, versionType }: Guards): string[] {
  if (versionType === "internal") {
    return version === undefined
      ? []
      : [
          "internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead",
        ];
  }
  if (version !== undefined && version >= 0) return [];
  return [`illegal version value [${version ?? -3}] for version type [${versionType.toUpperCase()}]`];
}

function sequenceProblems({ ifSeqNo, ifPrimaryTerm, versionType }: Guards): string[] {
  if (ifSeqNo !== undefined && versionType !== "internal") {
    return ["compare and write operations can not use versioning"];
  }
  if (ifSeqNo !== undefined && !ifPrimaryTerm) return ["ifSeqNo is set, but primary term is [0]"];
  if (ifSeqNo === undefined && ifPrimaryTerm)
    return [`ifSeqNo is unassigned, but primary term is [${ifPrimaryTerm}]`];
  return [];
}

function idProblems(id: string | undefined): string[] {
  if (id === undefined) return [];
  const length = utf8Length(id);
  return length > 512 ? [`id [${id}] is too long, must be no longer than 512 bytes but was: ${length}`] : [];
}

/** The guards as the index takes them: only what was given. */
export function versionCheck({ ifSeqNo, ifPrimaryTerm, version, versionType }: Guards): VersionCheck {
  const check: VersionCheck = { versionType };
  if (ifSeqNo !== undefined) check.ifSeqNo = ifSeqNo;
  if (ifPrimaryTerm !== undefined) check.ifPrimaryTerm = ifPrimaryTerm;
  if (version !== undefined) check.version = version;
  return check;
}
