"use client";

import { useEffect } from "react";

/** Starts the service worker, which keeps what was visited. Renders nothing. */
export function KeepOffline(): null {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    // Without one the course works, only not offline: a browser that refuses has said so by refusing.
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  }, []);
  return null;
}
