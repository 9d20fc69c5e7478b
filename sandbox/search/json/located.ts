import type {
  JsonArray,
  JsonBoolean,
  JsonEntry,
  JsonNode,
  JsonNull,
  JsonNumber,
  JsonObject,
  JsonString,
  Place,
} from "./node";
import { describeSource, type SourceText } from "./source-text";

// Millions of these are made while documents are indexed. Fields are only declared and set in constructors, because
// class fields with initialisers are several times slower to make.

/** A node of a text that was read; its places are counted when asked for. */
export abstract class Located {
  declare private readonly source: SourceText;
  declare private readonly from: number;
  declare private to: number;

  constructor(source: SourceText, from: number, to: number) {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  get at(): Place {
    return this.source.place(this.from);
  }

  get end(): Place {
    return this.source.place(this.to);
  }

  /** The text with a place in it, as Jackson ends its messages. */
  describe(place: Place): string {
    return describeSource(this.source.text, place);
  }

  /** Sets where an object or array ends, once its closing mark is read. */
  closeAt(offset: number): void {
    this.to = offset;
  }
}

/** An object that was read. */
export class ObjectNode extends Located implements JsonObject {
  declare readonly kind: "object";
  declare readonly entries: JsonEntry[];

  constructor(source: SourceText, from: number) {
    super(source, from, from);
    this.kind = "object";
    this.entries = [];
  }
}

/** An array that was read. */
export class ArrayNode extends Located implements JsonArray {
  declare readonly kind: "array";
  declare readonly items: JsonNode[];

  constructor(source: SourceText, from: number) {
    super(source, from, from);
    this.kind = "array";
    this.items = [];
  }
}

/** A string that was read. */
export class StringNode extends Located implements JsonString {
  declare readonly kind: "string";
  declare readonly value: string;

  constructor(source: SourceText, from: number, to: number, value: string) {
    super(source, from, to);
    this.kind = "string";
    this.value = value;
  }
}

/** A number that was read. */
export class NumberNode extends Located implements JsonNumber {
  declare readonly kind: "number";
  declare readonly raw: string;

  constructor(source: SourceText, from: number, to: number, raw: string) {
    super(source, from, to);
    this.kind = "number";
    this.raw = raw;
  }
}

/** `true` or `false` that was read. */
export class BooleanNode extends Located implements JsonBoolean {
  declare readonly kind: "boolean";
  declare readonly value: boolean;

  constructor(source: SourceText, from: number, to: number, value: boolean) {
    super(source, from, to);
    this.kind = "boolean";
    this.value = value;
  }
}

/** `null` that was read. */
export class NullNode extends Located implements JsonNull {
  declare readonly kind: "null";

  constructor(source: SourceText, from: number, to: number) {
    super(source, from, to);
    this.kind = "null";
  }
}

/** One name with its value. */
export class EntryNode implements JsonEntry {
  declare readonly key: string;
  declare readonly value: JsonNode;
  declare private readonly source: SourceText;
  declare private readonly from: number;
  declare private readonly to: number;

  constructor(source: SourceText, key: string, from: number, to: number, value: JsonNode) {
    this.source = source;
    this.key = key;
    this.from = from;
    this.to = to;
    this.value = value;
  }

  get keyAt(): Place {
    return this.source.place(this.from);
  }

  get keyEnd(): Place {
    return this.source.place(this.to);
  }
}
