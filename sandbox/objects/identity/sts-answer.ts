import type { XmlElement } from "../xml/node";
import { element } from "../xml/node";

const NAMESPACE = { xmlns: "https://sts.amazonaws.com/doc/2011-06-15/" };

/** What the security token service answers: a status and a document. */
export interface StsAnswer {
  readonly status: number;
  readonly document: XmlElement;
}

/** A temporary key, as it is handed out. */
export interface TemporaryKey {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

const STATUS = { AccessDenied: 403, InvalidParameterValue: 400, MissingParameter: 400 } as const;

/** A refusal in the form of the token service, which is not that of S3. */
export function stsError(code: keyof typeof STATUS, message: string, requestId: string): StsAnswer {
  const error = element("Error", [element("Type"), element("Code", code), element("Message", message)]);
  return {
    status: STATUS[code],
    document: element("ErrorResponse", [error, element("RequestId", requestId)], NAMESPACE),
  };
}

/** The answer to AssumeRole (AWS STS API reference). */
export function assumedRole(key: TemporaryKey, requestId: string): StsAnswer {
  const credentials = [
    element("AccessKeyId", key.accessKey),
    element("SecretAccessKey", key.secretKey),
    element("SessionToken", key.sessionToken),
    element("Expiration", new Date(key.expires).toISOString().replace(/\.\d+Z$/, "Z")),
  ];
  const result = [
    element("AssumedRoleUser", [element("Arn"), element("AssumeRoleId")]),
    element("Credentials", credentials),
  ];
  const metadata = element("ResponseMetadata", [element("RequestId", requestId)]);
  return {
    status: 200,
    document: element("AssumeRoleResponse", [element("AssumeRoleResult", result), metadata], NAMESPACE),
  };
}
