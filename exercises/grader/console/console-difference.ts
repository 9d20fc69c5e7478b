/** How one reply differs from the reference's. What a list shows is only an example; the counts are of all. */
export type ReplyDifference =
  | { kind: "no-reply"; of: "last" | "all" | number; got: number }
  /** `reason`: what kind of error the answer's reply is. */
  | { kind: "status"; expected: number; got: number; reason?: string }
  /** Without `missing` and `extra` there are no hits to look at. */
  | { kind: "hits"; missing?: Some; extra?: Some; twice?: Some; expected: number }
  /** The place from which on the order is another, the first is 1. */
  | { kind: "hits-order"; from: number }
  | {
      kind: "scores";
      count: number;
      id?: string;
      expected?: number | null;
      got?: number | null;
      zero: boolean;
    }
  | { kind: "total"; expected: number | null; got: number | null }
  | { kind: "source"; count: number; id?: string }
  | { kind: "tokens"; expected?: string[]; got?: string[]; none: boolean }
  /** `inner`: from what the path leads to on, to the innermost part that differs. */
  | { kind: "value"; path: string; inner?: string; expected: ValueTold; got: ValueTold; orderOnly: boolean }
  | { kind: "headers"; name: string; expected?: string | null; got?: string | null }
  | { kind: "body"; expected?: string; got?: string };

/** A few of some ids. */
export interface Some {
  ids: string[];
  count: number;
}

/** Values as they are told: how many, and where the data may be seen the first that differs. */
export interface ValueTold {
  count: number;
  text?: string;
}

/** A probe that was answered otherwise than after the reference; `says` is the author's sentence, `sent` its last request. */
export interface StateDifference {
  kind: "state";
  says: string;
  sent: string;
  difference: ReplyDifference;
}

/** An object that is not as the reference left it. */
export interface HoldsDifference {
  kind: "holds";
  says?: string;
  bucket: string;
  /** Left out where the data is hidden. */
  key?: string;
  what: "missing" | "extra" | "unreadable" | "bytes" | "content-type" | "metadata" | "tags" | "versions";
  /** Objects that differ in this. */
  count: number;
  expected?: string;
  got?: string;
}

/** Something about what was sent; `line`: the request at fault. */
export interface RequestsDifference {
  kind: "requests";
  says: string;
  fault: "never" | "some" | "not-ok" | "too-many";
  line?: string;
  status?: number;
  count?: { got: number; atMost: number };
}

/** What a check of a console exercise found. */
export type ConsoleDifference = ReplyDifference | StateDifference | HoldsDifference | RequestsDifference;
