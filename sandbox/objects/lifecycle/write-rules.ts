import { childOf, element, textOf, type XmlElement } from "../xml/node";
import type { LifecycleRule } from "./rule";

// As MinIO orders them; what it does not keep is left out.
const ORDER = [
  "Expiration",
  "DelMarkerExpiration",
  "NoncurrentVersionExpiration",
  "AbortIncompleteMultipartUpload",
];

function tidyFilter(filter: XmlElement): XmlElement {
  const tag = childOf(filter, "Tag");
  const empty = tag !== undefined && (textOf(tag, "Key") ?? "") === "";
  return element("Filter", empty ? [] : filter.children);
}

function writeRule(rule: LifecycleRule, sent: XmlElement): XmlElement {
  const filter = childOf(sent, "Filter");
  const prefix = childOf(sent, "Prefix");
  const kept = ORDER.filter(
    (name) => name !== "AbortIncompleteMultipartUpload" || rule.abortDays !== undefined,
  );
  return element("Rule", [
    element("ID", rule.id),
    element("Status", rule.enabled ? "Enabled" : "Disabled"),
    ...(filter ? [tidyFilter(filter)] : []),
    ...(prefix ? [element("Prefix", prefix.text)] : []),
    ...kept.flatMap((name) => {
      const found = childOf(sent, name);
      return found ? [element(name, found.children)] : [];
    }),
  ]);
}

/** The document that GET ?lifecycle answers with, from the rules and the elements they were read from. */
export function writeRules(rules: readonly LifecycleRule[], sent: readonly XmlElement[]): XmlElement {
  return element(
    "LifecycleConfiguration",
    rules.flatMap((rule, i) => {
      const from = sent[i];
      return from ? [writeRule(rule, from)] : [];
    }),
  );
}
