import { assumeRole } from "../identity/assume-role";
import type { Operation } from "./call";
import { randomText } from "./ids";
import { respondXml } from "./respond";

/** POST to the store itself: the security token service (AssumeRole). */
export const assumeRoleCall: Operation = async ({ request, store, now, requestId }) => {
  const { digests, region, keys } = store;
  const { answer, identities } = await assumeRole(request, {
    digests,
    region,
    keys,
    requestId,
    now: () => now,
    identities: store.state().identities,
    secret: (length) => randomText(length, store.random),
  });
  if (identities !== store.state().identities) await store.commit({ kind: "identities", identities });
  return respondXml(answer.status, answer.document);
};
