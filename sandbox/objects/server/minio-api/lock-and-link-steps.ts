import { fetched, readItems, readText, type Step } from "./step";

const UNTIL = "2100-01-01T00:00:00.000Z";

/** Locks on objects, and their end. */
const lockSteps: readonly Step[] = [
  {
    method: "setObjectLegalHold",
    what: "",
    call: async (client, { kept }) => {
      kept.set("held", (await client.putObject("vault", "k", "held")).versionId ?? "");
      // Its types say that nothing is to be waited for; what it returns is a promise.
      await Promise.resolve(client.setObjectLegalHold("vault", "k", { status: "ON" }));
    },
  },
  { method: "getObjectLegalHold", what: "", call: (client) => client.getObjectLegalHold("vault", "k") },
  {
    method: "removeObject",
    what: "that is held",
    call: (client, { kept }) => client.removeObject("vault", "k", { versionId: kept.get("held") ?? "" }),
  },
  {
    method: "setObjectLegalHold",
    what: "ended",
    call: async (client) => {
      await Promise.resolve(client.setObjectLegalHold("vault", "k", { status: "OFF" }));
      return client.getObjectLegalHold("vault", "k");
    },
  },
  {
    method: "putObjectRetention",
    what: "",
    call: (client, { kept }) =>
      client.putObjectRetention("vault", "k", {
        mode: "GOVERNANCE",
        retainUntilDate: UNTIL,
        versionId: kept.get("held") ?? "",
      }),
  },
  {
    method: "getObjectRetention",
    what: "",
    call: (client, { kept }) =>
      client.getObjectRetention("vault", "k", { versionId: kept.get("held") ?? "" }),
  },
  {
    method: "removeObject",
    what: "that is kept",
    call: (client, { kept }) => client.removeObject("vault", "k", { versionId: kept.get("held") ?? "" }),
  },
  {
    method: "removeObject",
    what: "past governance",
    call: (client, { kept }) =>
      client.removeObject("vault", "k", { versionId: kept.get("held") ?? "", governanceBypass: true }),
  },
  {
    method: "putObjectRetention",
    what: "where nothing locks",
    call: (client) =>
      client.putObjectRetention("plain", "a/1.txt", {
        mode: "GOVERNANCE",
        retainUntilDate: UNTIL,
        versionId: "",
      }),
  },
];

/** Addresses that are signed in advance. */
const linkSteps: readonly Step[] = [
  {
    method: "presignedUrl",
    what: "",
    call: async (client) => fetched(await client.presignedUrl("GET", "plain", "a/1.txt", 60)),
  },
  {
    method: "presignedUrl",
    what: "to list",
    call: async (client) =>
      fetched(await client.presignedUrl("GET", "plain", "", 60, { prefix: "a/2", "max-keys": "1" })),
  },
  {
    method: "presignedUrl",
    what: "used for another method",
    call: async (client) =>
      fetched(await client.presignedUrl("GET", "plain", "a/1.txt", 60), { method: "DELETE" }),
  },
  {
    method: "presignedGetObject",
    what: "with headers of the answer",
    call: async (client) => {
      const asked = { "response-content-type": "text/csv", "response-content-disposition": "attachment" };
      const reply = await fetch(await client.presignedGetObject("plain", "a/1.txt", 60, asked));
      const { headers } = reply;
      const told = ["content-type", "content-disposition"].map((name) => headers.get(name));
      return { status: reply.status, told, body: await reply.text() };
    },
  },
  {
    method: "presignedGetObject",
    what: "of another key",
    call: async (client) =>
      fetched((await client.presignedGetObject("plain", "a/1.txt", 60)).replace("1.txt", "3.txt")),
  },
  {
    method: "presignedPutObject",
    what: "",
    call: async (client) => {
      const put = await fetched(await client.presignedPutObject("plain", "sent", 60), {
        method: "PUT",
        body: "x",
      });
      return { put, there: await readText(await client.getObject("plain", "sent")) };
    },
  },
  {
    method: "presignedPostPolicy",
    what: "",
    call: async (client) => {
      const policy = client.newPostPolicy();
      policy.setBucket("plain");
      policy.setKeyStartsWith("forms/");
      policy.setContentType("text/plain");
      policy.setContentLengthRange(1, 10);
      policy.setUserMetaData({ form: "yes" });
      policy.setExpires(new Date(Date.now() + 60_000));
      const { postURL, formData } = await client.presignedPostPolicy(policy);
      const post = (body: string): Promise<unknown> => {
        const form = new FormData();
        for (const [name, value] of Object.entries({ ...formData, key: "forms/a.txt" }))
          form.append(name, String(value));
        form.append("file", new Blob([body]), "a.txt");
        return fetched(postURL, { method: "POST", body: form });
      };
      const [sent, large] = [await post("hello"), await post("far too long")];
      return { sent, large, stat: await client.statObject("plain", "forms/a.txt") };
    },
  },
];

/** What is left, and what the client only sets on itself. */
const lastSteps: readonly Step[] = [
  {
    method: "listenBucketNotification",
    what: "",
    call: async (client) => {
      const poller = client.listenBucketNotification("plain", "heard/", "", ["s3:ObjectCreated:*"]);
      let heard: unknown;
      poller.on("notification", (event) => void (heard ??= { event }));
      poller.on("error", (cause) => void (heard ??= { cause }));
      // Whoever listens does not know since when he is heard: something happens until he hears of it.
      while (heard === undefined) await client.putObject("plain", "heard/k", "x");
      poller.stop();
      return heard;
    },
  },
  { method: "removeObject", what: "", call: (client) => client.removeObject("plain", "a/1.txt") },
  {
    method: "removeObject",
    what: "of a version",
    call: (client, { kept }) =>
      client.removeObject("plain", "a/1.txt", { versionId: kept.get("first") ?? "" }),
  },
  {
    method: "removeObject",
    what: "that is not there",
    call: (client) => client.removeObject("plain", "none"),
  },
  {
    method: "removeObjects",
    what: "",
    call: (client) => client.removeObjects("plain", ["a/2 ü+.txt", "b/up.html", "none"]),
  },
  {
    method: "removeObjects",
    what: "of versions",
    call: async (client) => {
      const all = (await readItems(client.listObjects("plain", "", true, { IncludeVersion: true }))) as {
        name: string;
        versionId?: string;
      }[];
      await client.removeObjects(
        "plain",
        all.map(({ name, versionId = "" }) => ({ name, versionId })),
      );
      return readItems(client.listObjects("plain", "", true, { IncludeVersion: true }));
    },
  },
  { method: "removeBucket", what: "that is empty", call: (client) => client.removeBucket("plain") },
  {
    method: "setS3TransferAccelerate",
    what: "says nothing to a store that is not Amazon's",
    call: async (client) => {
      client.setS3TransferAccelerate("s3-accelerate.amazonaws.com");
      return client.bucketExists("vault");
    },
  },
];

/** Locks, links and the end. */
export const lockAndLinkSteps: readonly Step[] = [...lockSteps, ...linkSteps, ...lastSteps];
