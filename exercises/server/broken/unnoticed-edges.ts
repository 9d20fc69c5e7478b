/** Edge cases without which every exercise of the catalogue is proved as before, and what would notice. */
export const unnoticedEdges: Record<string, string> = {
  "titles that differ by case alone": "a wrong answer that groups or compares by lower(title)",
  "a category without products": "an exercise that asks for products per category, zeros included",
  "posts and reviews at one instant": "rules.test.ts notices: without ties every place could count",
  "every category reached from the top": "no case of its own: it says that only H2 has the circle",
};
