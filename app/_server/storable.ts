/** Whether PostgreSQL can keep a text as it is: it has no NUL, and a lone half of a surrogate pair would come back as another sign. */
export const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/** What is wrong with a text that it cannot; the end of a sentence. */
export const unstorable = "holds a sign that no text can hold (NUL, or half of a pair). Take it out.";
