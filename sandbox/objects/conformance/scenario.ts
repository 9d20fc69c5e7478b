/** A body as scenarios write it. */
export interface RecordedBody {
  readonly text?: string;
  readonly base64?: string;
  readonly fill?: string;
  readonly bytes?: number;
  readonly concat?: readonly RecordedBody[];
}

/** How a body in chunks is sent, and what is wrong with it. */
export interface RecordedChunks {
  readonly chunk?: number;
  readonly trailer?: Readonly<Record<string, string>>;
  readonly noEncoding?: boolean;
  readonly noDecodedLength?: boolean;
  readonly decodedLength?: string | number;
  readonly noTrailerHeader?: boolean;
  readonly omitFinal?: boolean;
  readonly bad?: { readonly chunkSignature?: number; readonly trailerSignature?: boolean };
  readonly flipByte?: number;
}

/** Who signs a request, and how. */
export interface RecordedAuth {
  readonly as?:
    | string
    | { readonly accessKey: string; readonly secretKey: string; readonly sessionToken?: string };
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly how?: "header" | "query" | "post" | "none";
  readonly payload?: string;
  readonly at_s?: number;
  readonly expires?: number | string;
  readonly region?: string;
  readonly service?: string;
  readonly signedHeaders?: readonly string[];
  readonly chunked?: RecordedChunks;
  readonly policy?: { readonly expiration?: string; readonly conditions?: readonly unknown[] };
}

/** A query as scenarios write it: decoded pairs, null for a name alone. */
export type RecordedQuery = readonly (readonly [name: string, value: string | null])[];

/** Changes made after signing. */
export interface RecordedTamper {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly query?: Readonly<Record<string, string | null>> | RecordedQuery;
  readonly body?: RecordedBody;
  readonly authorization?: readonly [from: string, to: string];
}

/** A browser's form. */
export interface RecordedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: {
    readonly name: string;
    readonly type?: string;
    readonly body: string | RecordedBody;
  } | null;
  readonly drop?: readonly string[];
}

/** A request of a scenario. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: RecordedQuery;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RecordedBody;
  readonly auth?: RecordedAuth;
  readonly tamper?: RecordedTamper;
  readonly backdate_s?: number;
  readonly form?: RecordedForm;
}

/** An element as scenarios write it. */
export type RecordedXml = readonly [
  name: string,
  content: unknown,
  attributes?: Readonly<Record<string, string>>,
];

/** The answer that a real server gave. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: "empty" }
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "bytes"; readonly length: number; readonly sha256: string }
    | { readonly kind: "json"; readonly value: unknown }
    | { readonly kind: "xml"; readonly prolog: boolean; readonly root: RecordedXml };
}

/** One request and its answer. */
export interface Step {
  readonly id: number | string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  readonly capture?: Readonly<Record<string, string>>;
  readonly repeat?: number;
  readonly wait_ms?: number;
  readonly quirk?: { readonly why: string; readonly aws?: string };
}

/** Who has to be there before the first step. */
export interface RecordedIdentities {
  readonly policies?: Readonly<Record<string, unknown>>;
  readonly users?: Readonly<
    Record<string, { accessKey: string; secretKey: string; policies?: readonly string[]; disabled?: boolean }>
  >;
  readonly groups?: Readonly<Record<string, { members: readonly string[]; policies?: readonly string[] }>>;
  readonly serviceAccounts?: Readonly<
    Record<string, { parent: string; accessKey: string; secretKey: string; policy?: unknown }>
  >;
}

/** A recorded scenario. */
export interface Scenario {
  readonly name: string;
  readonly area: string;
  readonly identities?: RecordedIdentities;
  readonly steps: readonly Step[];
}
