import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { objectOffers } from "@/sandbox/objects/console/completion/complete";
import { insertionOf, type Offer, searchOffers } from "@/sandbox/search/console/completion/complete";
import type { KnownNames, Names } from "./known-names";

/** What stands before a caret that asks for a list by itself: the beginning of a word, of a part of a path, of a key. */
const opening = /["/?&]$|\s-$/;

/** Completes Elasticsearch's requests and bodies, with the names that `names` knows. */
export const completeSearch = (names: KnownNames): CompletionSource =>
  completing(names, (text, caret, { indices }) => {
    const found = searchOffers(text, caret, indices);
    return (
      found && {
        ...found,
        offers: found.offers.map((offer) => ({ ...offer, apply: applied(offer, found.quoted) })),
      }
    );
  });

/** Completes requests to the object store and commands of `mc`, with the names that `names` knows. */
export const completeObjects = (names: KnownNames): CompletionSource =>
  completing(names, (text, caret, { buckets }) => objectOffers(text, caret, buckets));

type Found =
  | { from: number; offers: { label: string; detail?: string; apply?: Completion["apply"] }[] }
  | undefined;

function completing(
  names: KnownNames,
  find: (text: string, caret: number, known: Names) => Found,
): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { pos, explicit, state } = context;
    const text = state.doc.toString();
    // While the engine starts somebody may type on: then the question is another one.
    context.addEventListener("abort", () => undefined, { onDocChange: true });
    const found = find(text, pos, await names());
    if (!found) return null;
    const word = text.slice(found.from, pos);
    if (!explicit && word === "" && !opening.test(text.slice(0, pos))) return null;
    const options = found.offers.map(({ label, detail, apply }, index) => ({
      label,
      boost: Math.max(-99, 50 - index),
      // A list is read aloud: without the blank, name and detail would be one word.
      ...(detail === undefined ? {} : { detail: ` ${detail}` }),
      ...(apply === undefined ? {} : { apply }),
    }));
    return options.length === 0 ? null : { from: found.from, options, validFor: /^[\w.@+-]*$/ };
  };
}

/** Types an offer with the quotes and the colon that it needs, and puts the caret where the writing goes on. */
const applied =
  (offer: Offer, quoted: boolean): Completion["apply"] =>
  (view, completion, from, to) => {
    const line = view.state.doc.lineAt(to);
    const { text, caret, eats } = insertionOf(offer, quoted, view.state.doc.sliceString(to, line.to));
    view.dispatch({
      changes: { from, to: to + eats, insert: text },
      selection: { anchor: from + caret },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
  };
