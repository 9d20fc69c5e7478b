"use client";

import { type ReactNode, useContext } from "react";
import { presignedAddresses } from "./presigned-addresses";
import { RanTexts } from "./ran-texts";
import { useOpenable } from "./use-openable";

/** A reply in which presigned addresses of the page's store open by a click. */
export function LinkedText({ text }: { text: string }): ReactNode {
  const texts = useContext(RanTexts);
  if (!texts) return text;
  return presignedAddresses(text).map(({ text: part, target }, index) =>
    // The parts of a reply never change place.
    target === undefined ? part : <Address key={index} text={part} target={target} texts={texts} />,
  );
}

/** Until a service worker can answer, and without one, the address is the text that it is. */
function Address(props: { text: string; target: string; texts: string[] }): ReactNode {
  const { text, target, texts } = props;
  const [place, href] = useOpenable<HTMLAnchorElement>({ target, texts });
  return (
    <a ref={place} href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
