import { describe, expect, it } from "vitest";
import type { Dataset } from "../engine";
import { objectsEngine } from "./objects-engine";

const limits = { ms: 5_000, rows: 100, bytes: 100_000 };
const dataset = {
  name: "photos",
  version: "1",
  files: [
    {
      path: "buckets.json",
      text: JSON.stringify({
        buckets: {
          photos: {
            versioning: "Enabled",
            objects: { "a.txt": ["old", "new"], "b/c": { text: "x", tags: { t: "1" } } },
          },
        },
      }),
    },
    {
      path: "more.http",
      text: "PUT /notes\n\nPUT /notes/n\n\nnote\n\nmc admin user add lab uploader secret-of-it",
    },
  ],
};

describe("objectsEngine()", () => {
  it("makes buckets and objects of a dataset, and answers requests in order", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const outcomes = await engine.run("GET /photos/a.txt\nGET /notes/n\nGET /photos/none", limits);
    expect(outcomes).toMatchObject([
      { kind: "reply", status: 200, body: "new" },
      { kind: "reply", status: 200, body: "note" },
      { kind: "reply", status: 404 },
    ]);
  });

  it("is back at the dataset after a reset", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    await engine.run("DELETE /notes/n\nPUT /notes/m\n\nx", limits);
    await engine.reset(dataset);
    expect(await engine.run("HEAD /notes/n\nHEAD /notes/m", limits)).toMatchObject([
      { status: 200 },
      { status: 404 },
    ]);
  });

  it("sends anonymously where the request says so", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    expect(await engine.run("GET /notes/n\nAuthorization: none", limits)).toMatchObject([{ status: 403 }]);
  });

  it("runs commands of mc against the same store", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const [listed, failed] = await engine.run("mc cat lab/notes/n\nmc cat lab/notes/none", limits);
    const requests = [{ method: "GET", target: "/notes/n", status: 200 }];
    expect(listed).toMatchObject({ kind: "reply", status: 200, body: { text: "note", exit: 0, requests } });
    expect(failed).toMatchObject({ kind: "reply", status: 400, headers: { "x-mc-exit": "1" } });
  });

  it("gives the same replies after every reset, by the clock of the story", async () => {
    const text =
      "PUT /photos/c\n\nx\nGET /photos?versions\n@clock +1d\nHEAD /photos/c\nmc share download lab/photos/c";
    const engine = objectsEngine({ clock: () => 0 });
    const runs = [];
    for (let i = 0; i < 2; i++) {
      await engine.reset(dataset);
      runs.push(await engine.run(text, limits));
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]?.[2]).toMatchObject({ status: 200, body: "2024-07-02T09:00:00.002Z" });
  });

  it("fills in what earlier replies said", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const first = "GET /photos?list-type=2&max-keys=1";
    const next = `${first}&continuation-token={{NextContinuationToken}}`;
    const [, page] = await engine.run(`${first}\n${next}`, limits);
    expect(page).toMatchObject({ status: 200 });
    expect(page?.kind === "reply" && page.body).toContain("<Key>b/c</Key>");
    expect(
      await engine.run("PUT /notes/{{x-none}}\n\n{{Unknown}}\nmc cat lab/notes/{{x-none}}", limits),
    ).toMatchObject([{ status: 200 }, { status: 200, body: { text: "{{Unknown}}" } }]);
  });

  it("speaks as Amazon does when asked, until the next reset", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::notes/*" };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [deny] });
    const text = `PUT /notes?policy\n\n${policy}\n\n@dialect aws\nGET /notes/n`;
    expect((await engine.run(text, limits)).at(-1)).toMatchObject({ status: 403 });
    await engine.reset(dataset);
    expect((await engine.run("GET /notes/n", limits)).at(-1)).toMatchObject({ status: 200 });
    expect(await engine.run("@dialect azure", limits)).toMatchObject([{ kind: "error", position: 1 }]);
  });

  it("presigns for the headers that are named, until the time is up", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const presign = "presign PUT /notes/p?X-Amz-Expires=60\nContent-Type: text/plain\n\n";
    const put = (type: string): string => `PUT {{url}}\nContent-Type: ${type}\n\nx\n`;
    const text = `${presign}${put("text/plain")}${put("text/html")}@clock +2m\n${put("text/plain")}`;
    expect(await engine.run(text, limits)).toMatchObject([
      { status: 200 },
      { status: 200 },
      { status: 403 },
      { status: 200 },
      { status: 403 },
    ]);
    const elsewhere = "presign GET /notes/n\nHost: minio:9000\n\nGET {{url}}\nGET {{url}}\nHost: minio:9000";
    expect(await engine.run(elsewhere, limits)).toMatchObject([{}, { status: 403 }, { status: 200 }]);
  });

  it("shares an upload of one type, and says what a verb of old is called now", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const [shared, renamed] = await engine.run(
      "mc share upload --expire 5m -T image/png lab/notes/p\nmc admin policy add lab x x.json",
      limits,
    );
    expect(shared?.kind === "reply" && JSON.stringify(shared.body)).toContain("-F Content-Type=image/png");
    const text = "mc: <ERROR> Deprecated command. Please use 'mc admin policy create' instead.\n";
    expect(renamed).toMatchObject({ status: 400, body: { text, requests: [] } });
  });

  it("lists uploads that are not finished", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const text =
      "POST /notes/a/big?uploads\nmc ls -I lab/notes\nmc ls --incomplete lab/notes/a/big\nmc ls -I lab/notes/a/";
    const line = "[2024-07-01 09:00:00 UTC]     0B";
    expect((await engine.run(text, limits)).slice(1)).toMatchObject([
      { body: { text: `${line} a/big\n` } },
      { body: { text: `${line} big\n` } },
      { body: { text: "" } },
    ]);
  });

  it("changes nothing in a dry run of a mirror, removals included", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const text =
      "PUT /copy\n\nPUT /copy/old\n\nx\n\nmc mirror --remove --overwrite --dry-run lab/notes lab/copy";
    expect((await engine.run(text, limits)).at(-1)).toMatchObject({ status: 200, body: { exit: 0 } });
    expect(await engine.run("HEAD /copy/old\nHEAD /copy/n", limits)).toMatchObject([
      { status: 200 },
      { status: 404 },
    ]);
  });

  it("ends a mirror that was not allowed to overwrite with 0, as mc does", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    const text = "PUT /copy\n\nPUT /copy/n\n\nanother note\n\nmc mirror lab/notes lab/copy";
    const told = expect.stringContaining("Overwrite not allowed") as string;
    expect((await engine.run(text, limits)).at(-1)).toMatchObject({
      status: 200,
      body: { exit: 0, text: told },
    });
  });

  it("gives a here-document to a command", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    expect(await engine.run("mc pipe lab/notes/h <<EOF\none\nEOF\nGET /notes/h", limits)).toMatchObject([
      { status: 200 },
      { status: 200, body: "one\n" },
    ]);
  });

  it("tells where a line is no request, and stops at its limits", async () => {
    const engine = objectsEngine();
    await engine.reset(dataset);
    expect(await engine.run("nonsense", limits)).toMatchObject([
      { kind: "error", code: "console_syntax", position: 1 },
    ]);
    expect(await engine.run("GET /photos/a.txt", { ...limits, bytes: 2 })).toMatchObject([
      { kind: "stopped", limit: "bytes" },
    ]);
  });

  it("names the file of a dataset whose request is refused", async () => {
    const broken = {
      name: "broken",
      version: "1",
      files: [{ path: "x.http", text: "PUT /no-such-bucket/k\n\nx" }],
    };
    await expect(objectsEngine().reset(broken)).rejects.toThrow("x.http: PUT /no-such-bucket/k gave 404");
  });
});

it("loads a dataset in its owner's name, and what a request of it signs or leaves unsigned as that says", async () => {
  const engine = objectsEngine();
  const file = (text: string): Dataset => ({
    name: "d",
    version: text,
    engine: "objects",
    files: [{ path: "a.s3", text }],
  });
  await engine.reset(file("PUT /box\n\nPUT /box/k\nContent-Type: text/plain\n\nhello\n"));
  const [reply] = await engine.run("GET /box/k", { ms: 1000, rows: 1, bytes: 1000 });
  expect(reply).toMatchObject({ status: 200, body: "hello", headers: { "content-type": "text/plain" } });
  const anonymous = engine.reset(file("PUT /box\n\nPUT /box/k\nAuthorization: none\n\nhello\n"));
  await expect(anonymous).rejects.toThrow("a.s3: PUT /box/k gave 403");
});

it("tells by stat what a bucket holds, as of the last round of the scanner", async () => {
  const engine = objectsEngine();
  await engine.reset({ name: "e", version: "e", files: [] });
  const text = [
    "PUT /box",
    "PUT /box?versioning\n\n<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    ...["PUT /box/a\n\n", "PUT /box/a\n\n"].map((put) => put + "x".repeat(3000)),
    `PUT /box/b\n\n${"y".repeat(3_000_000)}`,
    "DELETE /box/b",
    "mc stat lab/box",
    "@clock +1m",
    "mc stat lab/box",
    "mc stat --json lab/box",
  ].join("\n\n");
  const outcomes = await engine.run(text, { ms: 5000, rows: 1, bytes: 1e6 });
  const [before, , after, json] = outcomes.slice(-4).map((one) => {
    const body = one.kind === "reply" ? one.body : undefined;
    return typeof body === "object" && body !== null && "text" in body ? String(body.text) : "";
  });
  expect(before).toContain("Objects count: 0");
  // What a real MinIO and mc print for the same objects.
  expect(after).toContain(`Usage:
      Total size: 2.9 MiB
   Objects count: 2
  Versions count: 4

Object sizes histogram:
   1 object(s) BETWEEN_1024B_AND_1_MB
   1 object(s) BETWEEN_1024_B_AND_64_KB
   0 object(s) BETWEEN_10_MB_AND_64_MB
   0 object(s) BETWEEN_128_MB_AND_512_MB
   1 object(s) BETWEEN_1_MB_AND_10_MB
   0 object(s) BETWEEN_256_KB_AND_512_KB
   0 object(s) BETWEEN_512_KB_AND_1_MB
   0 object(s) BETWEEN_64_KB_AND_256_KB
   0 object(s) BETWEEN_64_MB_AND_128_MB
   0 object(s) GREATER_THAN_512_MB
   0 object(s) LESS_THAN_1024_B
`);
  expect((JSON.parse(json ?? "") as { Usage: unknown }).Usage).toMatchObject({
    size: 3_006_000,
    objectsCount: 2,
    versionsCount: 4,
    deleteMarkersCount: 1,
    objectsVersionsHistogram: { BETWEEN_2_AND_10: 2, SINGLE_VERSION: 0, UNVERSIONED: 0 },
  });
});
