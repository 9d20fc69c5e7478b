import { expect, type Locator, type Page } from "@playwright/test";
import { readQuizAnswer } from "@/exercises/server/quiz-answer";
import type { Question } from "@/exercises/schema";

/** How a person works: `keys` never points, `finger` never sees a keyboard but the one that types. */
export type Way = "keys" | "finger";

/** Presses a button of an exercise. */
export async function press(page: Page, of: Locator, name: string, by: Way): Promise<void> {
  await push(page, of.getByRole("button", { name, exact: true }), by);
}

/** Replaces the text of an exercise's editor. */
export async function typeAnswer(page: Page, of: Locator, text: string, by: Way): Promise<void> {
  const box = of.getByRole("textbox").first();
  if (by === "finger") await box.tap();
  else await box.focus();
  await expect(of.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Waits for a verdict; a grade may wait for its engine. */
export async function judged(of: Locator, title: RegExp): Promise<void> {
  await expect(of.locator(".verdict .vt")).toHaveText(title, { timeout: 60_000 });
}

/** Gives the author's answer to a quiz. `file` is its path, for messages. */
export async function solveQuiz(
  page: Page,
  of: Locator,
  { question, file, text, by }: { question: Question; file: string; text: string; by: Way },
): Promise<void> {
  const answer = readQuizAnswer({ file, text }, question);
  if (!answer.ok) throw new Error(`${file} is no answer to its question.`);
  switch (answer.value.form) {
    case "one":
      return pick(page, of, question, [answer.value.choice], by);
    case "many":
      return pick(page, of, question, answer.value.choices, by);
    case "order":
      for (const id of answer.value.choices) await push(page, choice(of, "button", question, id), by);
      return;
    case "match":
      for (const [item, id] of Object.entries(answer.value.pairs)) {
        await match(page, of.locator(`select[id$="-${item}"]`), id, by);
      }
      return;
    case "numeric":
      await of.getByLabel("Your answer").fill(String(answer.value.value));
  }
}

async function pick(page: Page, of: Locator, question: Question, ids: string[], by: Way): Promise<void> {
  const role = question.form === "many" ? "checkbox" : "radio";
  for (const id of ids) {
    const box = choice(of, role, question, id);
    if (by === "finger") await box.tap();
    else {
      await box.focus();
      await page.keyboard.press("Space");
    }
    await expect(box).toBeChecked();
  }
}

async function match(page: Page, list: Locator, id: string, by: Way): Promise<void> {
  if (by === "finger") {
    await list.selectOption(id);
    return;
  }
  await list.focus();
  const values = await list
    .locator("option")
    .evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  const at = async (): Promise<number> => values.indexOf(await list.inputValue());
  // The list is React's: the next press has to find what this one chose.
  for (let now = await at(); now !== values.indexOf(id); now = await at()) {
    const step = now < values.indexOf(id) ? 1 : -1;
    await page.keyboard.press(step > 0 ? "ArrowDown" : "ArrowUp");
    await expect.poll(at).not.toBe(now);
  }
  await expect(list).toHaveValue(id);
}

/** The place of a choice in its list says which it is: its text may hold code. */
function choice(of: Locator, role: "button" | "checkbox" | "radio", question: Question, id: string): Locator {
  if (question.form === "numeric") throw new Error("A number has no choices.");
  const text =
    question.choices
      .find((one) => one.id === id)
      ?.text.replaceAll("`", "")
      .trim() ?? id;
  return of.getByRole(role, { name: text, exact: true });
}

async function push(page: Page, button: Locator, by: Way): Promise<void> {
  if (by === "finger") {
    await button.tap();
    return;
  }
  await button.focus();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
}
