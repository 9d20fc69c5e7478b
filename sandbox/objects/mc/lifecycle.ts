import { childOf, childrenOf, element, textOf, type XmlElement } from "../xml/node";
import { readXml } from "../xml/read";
import { writeXml } from "../xml/write";

/** A tag as a rule names it. */
export interface RuleTag {
  readonly Key: string;
  readonly Value: string;
}

/** A lifecycle rule in the JSON that mc prints and reads; the fields are those of S3's XML. */
export interface LifecycleRule {
  readonly ID: string;
  readonly Status: string;
  readonly Filter?: {
    readonly Prefix?: string;
    readonly Tag?: RuleTag;
    readonly And?: { readonly Prefix?: string; readonly Tags?: readonly RuleTag[] };
  };
  readonly Expiration?: {
    readonly Days?: number;
    readonly Date?: string;
    readonly ExpiredObjectDeleteMarker?: boolean;
  };
  readonly NoncurrentVersionExpiration?: {
    readonly NoncurrentDays?: number;
    readonly NewerNoncurrentVersions?: number;
  };
}

function numberField<Name extends string>(
  parent: XmlElement,
  name: Name,
): { readonly [key in Name]?: number } {
  const text = textOf(parent, name);
  return text === undefined ? {} : ({ [name]: Number(text) } as { readonly [key in Name]?: number });
}

function tagOf(parent: XmlElement): RuleTag {
  return { Key: textOf(parent, "Key") ?? "", Value: textOf(parent, "Value") ?? "" };
}

function filterOf(rule: XmlElement): Pick<LifecycleRule, "Filter"> {
  const filter = childOf(rule, "Filter");
  const and = filter && childOf(filter, "And");
  const prefix = (parent: XmlElement): { Prefix?: string } => {
    const text = textOf(parent, "Prefix") ?? "";
    return text === "" ? {} : { Prefix: text };
  };
  if (and) return { Filter: { And: { ...prefix(and), Tags: childrenOf(and, "Tag").map(tagOf) } } };
  const tag = filter && childOf(filter, "Tag");
  if (tag) return { Filter: { Tag: tagOf(tag) } };
  return filter && textOf(filter, "Prefix") ? { Filter: prefix(filter) } : {};
}

function ruleOf(rule: XmlElement): LifecycleRule {
  const expiration = childOf(rule, "Expiration");
  const noncurrent = childOf(rule, "NoncurrentVersionExpiration");
  const date = expiration && textOf(expiration, "Date");
  return {
    ...(expiration
      ? {
          Expiration: {
            ...numberField(expiration, "Days"),
            ...(date === undefined ? {} : { Date: date }),
            ...(textOf(expiration, "ExpiredObjectDeleteMarker") === "true"
              ? { ExpiredObjectDeleteMarker: true }
              : {}),
          },
        }
      : {}),
    ID: textOf(rule, "ID") ?? "",
    ...filterOf(rule),
    ...(noncurrent
      ? {
          NoncurrentVersionExpiration: {
            ...numberField(noncurrent, "NoncurrentDays"),
            ...numberField(noncurrent, "NewerNoncurrentVersions"),
          },
        }
      : {}),
    Status: textOf(rule, "Status") ?? "",
  };
}

/** Reads the rules of a lifecycle document. */
export function readConfiguration(text: string): LifecycleRule[] {
  return childrenOf(readXml(text), "Rule").map(ruleOf);
}

function fields(parent: object | undefined): XmlElement[] {
  return Object.entries(parent ?? {}).map(([name, value]) => element(name, String(value)));
}

function filterElement(filter: LifecycleRule["Filter"]): XmlElement {
  const tag = ({ Key, Value }: RuleTag): XmlElement =>
    element("Tag", [element("Key", Key), element("Value", Value)]);
  if (filter?.And) {
    const { Prefix = "", Tags = [] } = filter.And;
    return element("Filter", [
      element("And", [...(Prefix === "" ? [] : [element("Prefix", Prefix)]), ...Tags.map(tag)]),
    ]);
  }
  if (filter?.Tag) return element("Filter", [tag(filter.Tag)]);
  return element("Filter", filter?.Prefix === undefined ? [] : [element("Prefix", filter.Prefix)]);
}

/** Writes the rules as S3's lifecycle document. */
export function writeConfiguration(rules: readonly LifecycleRule[]): string {
  const elements = rules.map((rule) =>
    element("Rule", [
      element("ID", rule.ID),
      element("Status", rule.Status),
      filterElement(rule.Filter),
      ...(rule.Expiration ? [element("Expiration", fields(rule.Expiration))] : []),
      ...(rule.NoncurrentVersionExpiration
        ? [element("NoncurrentVersionExpiration", fields(rule.NoncurrentVersionExpiration))]
        : []),
    ]),
  );
  return writeXml(element("LifecycleConfiguration", elements));
}
