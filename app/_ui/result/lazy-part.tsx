import { type ComponentType, lazy, type LazyExoticComponent, type ReactNode } from "react";

/** A part of the page whose code is fetched when it is first shown. When that fails, a sentence stands in its place and the rest of the page stays. */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().catch((cause: unknown) => {
      // While building there is no network: a part that does not load is a fault of ours.
      if (typeof window === "undefined") throw cause;
      console.warn("A part of the page did not arrive:", cause);
      return { default: NotArrived };
    }),
  );
}

function NotArrived(): ReactNode {
  return (
    <p className="line">
      This part of the page did not arrive. Check the connection and load the page again; your text is kept.
    </p>
  );
}
