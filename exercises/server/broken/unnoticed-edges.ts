/** Edge cases without which every exercise of the catalogue is proved as before, and what would notice. */
export const unnoticedEdges: Record<string, string> = {
  "names with an apostrophe and with an umlaut": "an exercise that compares or sorts texts with such signs",
  "a seller without products": "a wrong answer of status-pivot with an inner join to products alone",
  "titles that differ by case alone": "a wrong answer that groups or compares by lower(title)",
  "a category with fewer than three prices": "a wrong answer that leaves out categories of fewer than three",
  "a category without products": "an exercise that asks for products per category, zeros included",
  "lines of two sellers": "a wrong answer of status-pivot that takes the seller of an order's first line",
  "an order without payments": "a wrong answer of the-fan-out-trap with an inner join to payments alone",
  "posts and reviews at one instant": "rules.test.ts notices: without ties every place could count",
  "a pause of a microsecond more": "a wrong answer of visit-sessions that cuts the pause to whole seconds",
  "every category reached from the top": "no case of its own: it says that only H2 has the circle",
};
