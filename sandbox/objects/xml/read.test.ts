import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { childrenOf, element, textOf, type XmlElement } from "./node";
import { readXml } from "./read";
import { writeXml } from "./write";
import { XmlSyntaxError } from "./xml-syntax-error";

function reason(text: string): string {
  try {
    readXml(text);
  } catch (error) {
    if (error instanceof XmlSyntaxError) return error.message;
    throw error;
  }
  return "none";
}

describe("readXml(text)", () => {
  it("reads elements in order, text, attributes and CDATA, and drops prefixes", () => {
    const root = readXml(
      '<?xml version="1.0"?>\n<!-- a --><s3:Delete xmlns:s3="x" quiet=\'a&amp;b\'><Key>a&lt;b</Key><Key><![CDATA[<>]]></Key><Empty/></s3:Delete>',
    );
    expect(root.name).toBe("Delete");
    expect(root.attributes["quiet"]).toBe("a&b");
    expect(childrenOf(root, "Key").map(({ text }) => text)).toEqual(["a<b", "<>"]);
    expect(textOf(root, "Empty")).toBe("");
    expect(textOf(root, "Missing")).toBeUndefined();
  });

  it.each([
    ["", "EOF"],
    ["not xml", "EOF"],
    ["<a>", "XML syntax error on line 1: unexpected EOF"],
    ["<a>\n\n<b></a>", "XML syntax error on line 3: element <b> closed by </a>"],
    ["</a>", "XML syntax error on line 1: unexpected end element </a>"],
    ["<a>&nbsp;</a>", "XML syntax error on line 1: invalid character entity &nbsp;"],
    ["<a>&lt</a>", "XML syntax error on line 1: invalid character entity &lt (no semicolon)"],
    ["<a>&#0;</a>", "XML syntax error on line 1: invalid character entity &#0;"],
    ["<a>\u0001</a>", "XML syntax error on line 1: illegal character code U+0001"],
    ["<a b=1></a>", "XML syntax error on line 1: attribute name without = in element"],
    ["< a></a>", "XML syntax error on line 1: expected element name after <"],
  ])("says what is wrong with %j", (text, message) => {
    expect(reason(text)).toBe(message);
  });

  it("refuses declarations, so that no entity can be made or fetched", () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    expect(reason(bomb)).toBe("XML syntax error on line 1: declarations are not read");
    expect(reason('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe(
      "XML syntax error on line 1: declarations are not read",
    );
  });

  it("refuses what is nested too deep or too long", () => {
    expect(reason("<a>".repeat(17))).toBe("XML syntax error on line 1: elements are nested too deep");
    expect(() => readXml(`<a>${"x".repeat(100)}</a>`, { length: 50, depth: 5 })).toThrow(
      "document is too large",
    );
  });

  it("reads back whatever is written", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
    const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.tuple(name, fc.string({ unit: "grapheme" })).map(([tag, text]) => element(tag, text)),
        fc
          .tuple(name, fc.array(tie("tree"), { minLength: 1, maxLength: 3 }))
          .map(([tag, children]) => element(tag, children)),
      ),
    }));
    fc.assert(
      fc.property(tree, (root) => {
        expect(readXml(writeXml(root))).toEqual(root);
      }),
    );
  });

  it("ends with an element or an XmlSyntaxError, whatever comes", () => {
    const token = fc.constantFrom(
      "<",
      ">",
      "</",
      "/>",
      "a",
      "b:c",
      "&",
      ";",
      "#x",
      "41",
      '"',
      "'",
      "=",
      " ",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<!",
      "\n",
      "\ud800",
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join("")),
        (text) => {
          expect(typeof reason(text)).toBe("string");
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("writeXml(root)", () => {
  it("escapes markup and replaces what XML cannot hold", () => {
    expect(writeXml(element("ETag", '"a"<&>\u0000\ud800\n'))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ETag>&#34;a&#34;&lt;&amp;&gt;\ufffd\ufffd&#xA;</ETag>',
    );
  });
});
