/**
 * Where a token begins: line and column count from 1, columns in UTF-8 bytes, as Elasticsearch's JSON parser (Jackson
 * over bytes) reports them.
 */
export interface Place {
  line: number;
  column: number;
}

/**
 * A JSON value that still knows where it stood, because Elasticsearch's errors begin with `[line:column]`. `at` is the
 * place of the value's first character, `end` the place just behind its last one.
 */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

interface Located {
  at: Place;
  end: Place;
}

export interface JsonObject extends Located {
  kind: "object";
  /** In the order of the text. Names are unique: the reader refuses a duplicate key, as Elasticsearch does. */
  entries: JsonEntry[];
}

export interface JsonEntry {
  key: string;
  keyAt: Place;
  keyEnd: Place;
  value: JsonNode;
}

export interface JsonArray extends Located {
  kind: "array";
  items: JsonNode[];
}

export interface JsonString extends Located {
  kind: "string";
  value: string;
}

export interface JsonNumber extends Located {
  kind: "number";
  /** As it was written, so that `1.0`, `1e3` and integers beyond 2^53 keep what they are. */
  raw: string;
}

export interface JsonBoolean extends Located {
  kind: "boolean";
  value: boolean;
}

export interface JsonNull extends Located {
  kind: "null";
}
