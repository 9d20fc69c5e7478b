import { ArrayNode, EntryNode, ObjectNode, StringNode } from "./located";
import type { JsonNode, Place } from "./node";
import { describeSource } from "./source-text";
import { type JsonSyntaxError, TrailingValue } from "./syntax-error";
import { TokenReader } from "./token-reader";
import { tokenName } from "./walk";

/**
 * Reads one JSON value as Jackson does with Elasticsearch's settings: a duplicate key, a depth beyond 1,000 and anything
 * behind the value are refused. Throws `JsonSyntaxError`, or `TrailingValue` for a second value.
 */
export function readJson(text: string, depth = MAX_DEPTH): JsonNode {
  return new JsonReader(text, depth).document();
}

const MAX_DEPTH = 1_000;

const MANY_NAMES = 16;

class JsonReader extends TokenReader {
  /** Names of objects that have many. */
  private readonly names = new Map<ObjectNode, Set<string>>();

  constructor(
    text: string,
    private readonly deepest: number,
  ) {
    super(text);
  }

  document(): JsonNode {
    const root = this.value();
    this.trailing = true;
    this.skipBlanks();
    if (this.at >= this.text.length) return root;
    const close = this.text[this.at];
    if (close === "}" || close === "]") throw this.closeFault(close, "root", { line: 1, column: 0 });
    const extra = this.value();
    throw new TrailingValue(extra.at, tokenName(extra));
  }

  private value(): JsonNode {
    this.skipBlanks();
    const from = this.at;
    const unit = this.text.charCodeAt(from);
    if (unit === 0x22) {
      const value = this.string("VALUE_STRING");
      this.lastToken = from;
      return new StringNode(this.source, from, this.at, value);
    }
    if (unit === 0x7b) return this.object();
    if (unit === 0x5b) return this.array();
    if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) return this.number();
    return this.word();
  }

  private object(): ObjectNode {
    const from = this.at;
    const node = new ObjectNode(this.source, from);
    this.open();
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === 0x7d) return this.close(node);
    for (;;) {
      this.entry(node, from);
      this.skipBlanks();
      const next = this.text.charCodeAt(this.at);
      if (next === 0x7d) return this.close(node);
      if (next !== 0x2c) throw this.separatorFault(from, "Object");
      this.skipComma("Object");
    }
  }

  private entry(node: ObjectNode, start: number): void {
    const from = this.at;
    if (this.text.charCodeAt(from) !== 0x22) {
      if (from >= this.text.length) throw this.unclosed(start, "Object");
      throw this.fault(
        from,
        `Unexpected character (${this.character(from)}): was expecting double-quote to start field name`,
      );
    }
    const key = this.string("FIELD_NAME");
    const to = this.at;
    if (this.isKnown(node, key)) throw this.fault(to, `Duplicate field '${key}'`);
    this.lastToken = from;
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) !== 0x3a) {
      if (this.at >= this.text.length) throw this.unclosed(start, "Object");
      throw this.fault(
        this.at,
        `Unexpected character (${this.character(this.at)}): was expecting a colon to separate field name and value`,
      );
    }
    this.at++;
    node.entries.push(new EntryNode(this.source, key, from, to, this.value()));
  }

  private array(): ArrayNode {
    const from = this.at;
    const node = new ArrayNode(this.source, from);
    this.open();
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === 0x5d) return this.close(node);
    if (this.at >= this.text.length) throw this.unclosed(from, "Array");
    for (;;) {
      node.items.push(this.value());
      this.skipBlanks();
      const next = this.text.charCodeAt(this.at);
      if (next === 0x5d) return this.close(node);
      if (next !== 0x2c) throw this.separatorFault(from, "Array");
      this.skipComma("Array");
    }
  }

  private open(): void {
    this.lastToken = this.at;
    if (++this.depth > this.deepest) {
      const text = `Document nesting depth (${this.depth}) exceeds the maximum allowed (${this.deepest}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`;
      throw this.fault(this.at + 1, text, "stream_constraints_exception");
    }
    this.at++;
  }

  private close<Node extends { closeAt(offset: number): void }>(node: Node): Node {
    this.lastToken = this.at;
    this.depth--;
    this.at++;
    node.closeAt(this.at);
    return node;
  }

  private separatorFault(from: number, container: "Object" | "Array"): JsonSyntaxError {
    if (this.at >= this.text.length) return this.unclosed(from, container);
    const mark = this.text[this.at];
    if (mark === "}" || mark === "]") return this.closeFault(mark, container, this.source.place(from));
    return this.fault(
      this.at,
      `Unexpected character (${this.character(this.at)}): was expecting comma to separate ${container} entries`,
    );
  }

  private closeFault(mark: "}" | "]", container: string, start: Place): JsonSyntaxError {
    const wanted = mark === "}" ? "]" : "}";
    const where = describeSource(this.text, start);
    this.lastToken = this.at;
    return this.fault(
      this.at,
      `Unexpected close marker '${mark}': expected '${wanted}' (for ${container} starting at ${where})`,
    );
  }

  private unclosed(from: number, container: "Object" | "Array"): JsonSyntaxError {
    const where = describeSource(this.text, this.source.place(from));
    return this.endFault(
      `Unexpected end-of-input: expected close marker for ${container} (start marker at ${where})`,
    );
  }

  /** Behind a comma Jackson takes the end for a wrong character, not for a missing rest. */
  private skipComma(container: "Object" | "Array"): void {
    this.at++;
    this.skipBlanks();
    if (this.at >= this.text.length)
      throw this.fault(this.at, `Unexpected end-of-input within/between ${container} entries`);
  }

  /** Most objects have few names, for which a walk is faster than a set. */
  private isKnown(node: ObjectNode, name: string): boolean {
    const { entries } = node;
    if (entries.length < MANY_NAMES) {
      for (let i = 0; i < entries.length; i++) if (entries[i]?.key === name) return true;
      return false;
    }
    let names = this.names.get(node);
    if (!names) {
      names = new Set(entries.map(({ key }) => key));
      this.names.set(node, names);
    }
    return names.size === names.add(name).size;
  }
}
