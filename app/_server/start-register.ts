import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { firstAdminLink } from "@/app/_register/people/first-admin";
import { closeRegister, register, type RunningRegister } from "./register";
import { siteAddress } from "./site-address";

/** Milliseconds between two tries to reach a database that is down. */
const pause = 2_000;

/** Opens the register when the server starts, so that answers which wait are graded before anybody asks; and closes it at its end. */
export function startRegister(): void {
  void openSoon();
  closeFirst("SIGTERM");
  closeFirst("SIGINT");
}

async function openSoon(): Promise<void> {
  for (let said = ""; ; await wait(pause)) {
    try {
      await sayFirstAdmin(await register());
      if (said !== "") console.error("The register is open.");
      return;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      if (message === "The server is stopping.") return;
      if (message !== said) {
        console.error(
          `The register cannot be opened; lessons work, answers cannot be handed in yet. ${message}`,
        );
      }
      said = message;
    }
  }
}

/** A class without an admin gets one by a link that only the operator sees. */
async function sayFirstAdmin({ mode, db }: RunningRegister): Promise<void> {
  if (mode !== "class") return;
  const link = await firstAdminLink(db, siteAddress());
  if (link)
    console.error(
      `There is no admin yet. Open this address within 24 hours to become the first; it works once:\n${link}`,
    );
}

/** Milliseconds between two looks whether Next listens to signals by now: it begins after this file ran. */
const look = 100;

/**
 * Lets the register close before Next hears a signal: Next ends the process when the last request is done, whatever else is open. A
 * signal calls everybody who listens, so Next's listeners are taken off and called when the register is closed.
 */
function closeFirst(signal: "SIGTERM" | "SIGINT"): void {
  const timer = setInterval(() => {
    const others = process.listeners(signal);
    if (others.length === 0) return;
    clearInterval(timer);
    process.removeAllListeners(signal);
    let closing = false;
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void closeRegister()
        .catch((cause: unknown) => console.error("The register did not close:", cause))
        .finally(() => {
          for (const other of others) Reflect.apply(other, process, [signal]);
        });
    });
  }, look);
  timer.unref();
}
