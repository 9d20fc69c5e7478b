import type { CommandStep } from "./console-tree";
import { type Operator, requestOperator } from "./operator";

const command = (
  name: string,
  example: string,
  at: (words: string[]) => { words: string[]; says: string }[],
): Operator => ({
  name,
  example,
  apply: (step) =>
    step.kind === "command"
      ? at(step.words).map(({ words, says }) => ({ steps: [{ ...step, words } satisfies CommandStep], says }))
      : [],
});

const textBodies = (
  name: string,
  example: string,
  at: (text: string) => { text: string; says: string }[],
): Operator =>
  requestOperator(name, example, (step) =>
    step.bodies.flatMap((body, i) =>
      "text" in body
        ? at(body.text).map(({ text, says }) => ({
            step: { ...step, bodies: step.bodies.toSpliced(i, 1, { text }) },
            says,
          }))
        : [],
    ),
  );

/** Flags of mc that stand without a value. */
const isFlag = (word: string): boolean => word.startsWith("-");

/** Ways to go wrong with objects: headers, bodies in XML, and commands of mc. */
export const objectOperators: Operator[] = [
  requestOperator("header-dropped", "PUT /b/k\ncontent-type: text/plain -> PUT /b/k", (step) =>
    Object.keys(step.headers).map((name) => {
      const { [name]: _gone, ...headers } = step.headers;
      return { step: { ...step, headers }, says: `${name} left out` };
    }),
  ),
  requestOperator("header-changed", "PUT /b/k\nx-amz-meta-a: b -> PUT /b/k\nx-amz-meta-a: b0", (step) =>
    Object.entries(step.headers)
      .filter(([name]) => name !== "authorization")
      .map(([name, value]) => ({
        step: { ...step, headers: { ...step.headers, [name]: `${value}0` } },
        says: `${name} became ${value}0`,
      })),
  ),
  requestOperator("key-changed", "PUT /b/a/k -> PUT /b/k", (step) => {
    const [bucket, ...key] = step.path.split("/").slice(1);
    if (key.length === 0 || key.at(-1) === "") return [];
    const others = [[...key.slice(0, -1), `${key.at(-1)}0`], ...(key.length > 1 ? [key.slice(-1)] : [])];
    return others.map((other) => ({
      step: { ...step, path: `/${[bucket, ...other].join("/")}` },
      says: `the key became ${other.join("/")}`,
    }));
  }),
  textBodies("body-changed", "PUT /b/k\n\nabc -> PUT /b/k\n\nab", (text) =>
    text.startsWith("<") || text === ""
      ? []
      : [{ text: text.slice(0, -1), says: "the last letter of the body left out" }],
  ),
  textBodies(
    "status",
    "PUT /b?versioning\n\n<A><Status>Enabled</Status></A> -> PUT /b?versioning\n\n<A><Status>Suspended</Status></A>",
    (text) =>
      ["Suspended", "Disabled"]
        .filter(() => text.includes("<Status>Enabled</Status>"))
        .map((to) => ({
          text: text.replace("<Status>Enabled</Status>", `<Status>${to}</Status>`),
          says: `Enabled became ${to}`,
        })),
  ),
  textBodies(
    "number-shifted-in-xml",
    "PUT /b?lifecycle\n\n<A><Days>30</Days></A> -> PUT /b?lifecycle\n\n<A><Days>31</Days></A>",
    (text) =>
      [...text.matchAll(/>(\d+)</g)].flatMap((found) =>
        [Number(found[1]) - 1, Number(found[1]) + 1].map((to) => ({
          text: `${text.slice(0, found.index)}>${to}<${text.slice(found.index + found[0].length)}`,
          says: `${found[1]} became ${to}`,
        })),
      ),
  ),
  textBodies(
    "element-dropped",
    "PUT /b?lifecycle\n\n<A><Prefix>tmp/</Prefix></A> -> PUT /b?lifecycle\n\n<A></A>",
    (text) =>
      [...text.matchAll(/<(\w+)>[^<]*<\/\1>/g)].map((found) => ({
        text: `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`,
        says: `${found[1]} left out`,
      })),
  ),
  command("flag-dropped", "mc mirror --overwrite a b -> mc mirror a b", (words) =>
    words.flatMap((word, i) =>
      isFlag(word) ? [{ words: words.toSpliced(i, 1), says: `${word} left out` }] : [],
    ),
  ),
  command("ends-swapped", "mc mirror a b -> mc mirror b a", (words) => {
    const [one, other] = words.slice(-2);
    if (words.length < 3 || one === undefined || other === undefined || isFlag(one) || isFlag(other))
      return [];
    return [{ words: [...words.slice(0, -2), other, one], says: `${one} and ${other} changed places` }];
  }),
  command("target-shortened", "mc ls local/b/a/ -> mc ls local/b/", (words) =>
    words.flatMap((word, i) => {
      const shorter = /^[\w.-]+\/[\w.-]+\/.+$/.test(word) ? word.replace(/[^/]+\/?$/, "") : word;
      return shorter === word
        ? []
        : [{ words: words.toSpliced(i, 1, shorter), says: `${word} became ${shorter}` }];
    }),
  ),
  command("duration", "mc share download --expire 5m a/b -> mc share download --expire 10m a/b", (words) =>
    words.flatMap((word, i) => {
      const found = /^((?:--?[\w-]+=)?)(\d+)([smhd])$/.exec(word);
      if (!found) return [];
      return [Number(found[2]) * 2, Math.ceil(Number(found[2]) / 2)]
        .filter((to) => to !== Number(found[2]))
        .map((to) => ({
          words: words.toSpliced(i, 1, `${found[1]}${to}${found[3]}`),
          says: `${word} became ${to}${found[3]}`,
        }));
    }),
  ),
  command("permission", "mc anonymous set download a/b -> mc anonymous set public a/b", (words) =>
    words.flatMap((word, i) =>
      ["download", "upload", "public", "private"].includes(word) && words[0] === "anonymous"
        ? ["download", "upload", "public", "private"]
            .filter((to) => to !== word)
            .map((to) => ({ words: words.toSpliced(i, 1, to), says: `${word} became ${to}` }))
        : [],
    ),
  ),
];
