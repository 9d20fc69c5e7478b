import { ObjectError } from "../errors/object-error";
import type { IdentityState } from "../identity/identity-state";
import type { Call } from "./command";
import { McError } from "./mc-error";

/** Who there is in the store that an alias names. */
export function identitiesOf(call: Call): IdentityState {
  const { world, args } = call;
  const alias = (args[0] ?? "").replace(/\/$/, "");
  if (!world.aliases.has(alias) || !world.identities) {
    throw new McError(`Unable to initialize admin connection.`, {
      message: world.identities
        ? `No such alias \`${alias}\` found.`
        : "the users of this store are not managed from here",
      error: {},
    });
  }
  return world.identities.get();
}

/** Runs what may be refused, in the words of MinIO's administration. */
export function refusing<T>(message: string, call: Call, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error;
    const now = call.world.now().toString(16).toUpperCase().padStart(16, "0");
    throw new McError(message, {
      message: error.message,
      error: {
        Code: error.code,
        Message: error.message,
        BucketName: "",
        Key: "",
        RequestID: now.slice(-16),
        HostID: "0".repeat(64),
        Region: call.world.aliases.get(call.args[0] ?? "")?.region ?? "",
      },
    });
  }
}

/** Changes who there is, or fails with this message. */
export async function changeIdentities(
  message: string,
  call: Call,
  change: (state: IdentityState) => IdentityState,
): Promise<void> {
  const before = identitiesOf(call);
  const after = refusing(message, call, () => change(before));
  await call.world.identities?.set(after);
}
