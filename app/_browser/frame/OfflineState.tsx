"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What a network cut would mean, or means, for this page. Nothing until the browser has said so. */
export function OfflineState(): ReactNode {
  const [words, setWords] = useState("");
  useEffect(() => {
    const look = (): void => {
      const kept = "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
      if (!navigator.onLine) setWords("Offline: pages you visited still open and run");
      else setWords(kept ? "Ready for offline use" : "");
    };
    look();
    const events: [EventTarget | undefined, string][] = [
      [window, "online"],
      [window, "offline"],
      [navigator.serviceWorker, "controllerchange"],
    ];
    for (const [target, name] of events) target?.addEventListener(name, look);
    return () => {
      for (const [target, name] of events) target?.removeEventListener(name, look);
    };
  }, []);
  return words ? <span>{words}</span> : null;
}
