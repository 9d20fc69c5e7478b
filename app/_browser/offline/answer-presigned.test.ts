import { expect, it } from "vitest";
import { answerPresigned } from "./answer-presigned";
import type { OpenPresigned, PresignedAnswer } from "./presigned-link";

const address = "http://127.0.0.1:3000/presigned/page-1/3/media/a.txt?X-Amz-Signature=ab";
const page =
  (answer: PresignedAnswer, asked: OpenPresigned[] = []): Parameters<typeof answerPresigned>[1] =>
  (id) =>
    Promise.resolve(
      id === "page-1"
        ? {
            postMessage: (message, [port]) => {
              asked.push(message);
              (port as MessagePort).postMessage(answer);
            },
          }
        : undefined,
    );

it("asks the page that printed the address", async () => {
  const asked: OpenPresigned[] = [];
  const answer = { kind: "reply", status: 200, headers: {}, body: "hello" } as const;
  const response = await answerPresigned(address, page(answer, asked));
  expect(await response.text()).toBe("hello");
  expect(asked).toEqual([{ kind: "open-presigned", story: 3, target: "/media/a.txt?X-Amz-Signature=ab" }]);
});

it.each([
  ["the page is gone", address.replace("page-1", "page-2")],
  ["the address names none", "http://127.0.0.1:3000/presigned/x"],
])("says so when %s", async (_, other) => {
  const response = await answerPresigned(other, page({ kind: "gone" }));
  expect(response.status).toBe(410);
  expect(await response.text()).toContain("Nobody answers for this address");
});
