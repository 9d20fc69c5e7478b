import { ObjectError } from "../errors/object-error";
import { parseAmzDate } from "./amz-date";

/** Who signs for what: `<key>/<yyyymmdd>/<region>/<service>/aws4_request`. */
export interface CredentialScope {
  readonly accessKey: string;
  /** "20260102". */
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** What this store is: a signature for anything else is refused. */
export interface Realm {
  readonly region: string;
  readonly service: "s3" | "sts";
}

/** Behind the access key. */
export function scopeText(scope: Omit<CredentialScope, "accessKey">): string {
  return `${scope.day}/${scope.region}/${scope.service}/aws4_request`;
}

/** Reads a credential and refuses it unless it is for this region and service; an access key may hold slashes. */
export function parseCredential(text: string, realm: Realm): CredentialScope {
  const fields = text.trim().replace(/\/+$/, "").split("/");
  const [day, region, service, terminal] = fields.slice(-4);
  if (fields.length < 5 || day === undefined || region === undefined || service === undefined) {
    throw new ObjectError("CredentialMalformed");
  }
  const accessKey = fields.slice(0, -4).join("/");
  if (accessKey.length < 3) throw new ObjectError("InvalidAccessKeyId");
  if (parseAmzDate(`${day}T000000Z`) === undefined) throw new ObjectError("CredentialDate");
  if (region !== realm.region) {
    throw new ObjectError("AuthorizationRegionWrong", {
      message: `The authorization header is malformed; the region is wrong; expecting '${realm.region}'.`,
    });
  }
  if (service !== realm.service)
    throw new ObjectError(realm.service === "s3" ? "CredentialServiceS3" : "CredentialServiceSts");
  if (terminal !== "aws4_request") throw new ObjectError("CredentialTerminal");
  return { accessKey, day, region, service };
}
