/** One plain sentence for an SQLSTATE that beginners meet. The server's own message stays beside it. */
export function explainCode(code: string): string | undefined {
  return sentences[code];
}

const sentences: Record<string, string> = {
  "0A000": "PostgreSQL understands the statement but does not support it here.",
  "21000": "A subquery that stands for one value gave more than one row.",
  "22001": "The text is longer than the column allows.",
  "22003": "The number lies outside the range of its type.",
  "22004": "A NULL stands where a value is required.",
  "22007": "The text is not a date or time that PostgreSQL can read.",
  "22008": "The date or time does not exist, or lies outside the range of its type.",
  "22012": "A division by zero: wrap the divisor in nullif(divisor, 0) to get NULL instead.",
  "22023": "An argument has the right type but a value that the function does not accept.",
  "22P02": "The text cannot be read as a value of the type that is needed there.",
  "23502": "The column is NOT NULL and the row has no value for it.",
  "23503": "A foreign key points to a row that does not exist, or a row that others point to would go.",
  "23505": "Another row already has this value, and the column or key must be unique.",
  "23514": "The row breaks a CHECK rule of the table.",
  "23P01": "The row conflicts with another row under an exclusion rule.",
  "25001": "This statement must run outside a transaction block: COMMIT or ROLLBACK first.",
  "25006": "The transaction is read only and the statement would write.",
  "25P02": "An earlier statement of this transaction failed, so all others are refused until ROLLBACK.",
  "2BP01": "Other objects depend on this one: drop them first, or drop all with CASCADE.",
  "34000": "There is no open cursor of this name.",
  "3B001": "There is no savepoint of this name in the transaction.",
  "3F000": "There is no schema of this name.",
  "42501": "The current role does not have the permission for this.",
  "42601": "PostgreSQL cannot read the statement: look at the marked place and just before it.",
  "42723": "A function of this name with the same argument types exists already.",
  "42701": "The same column name is used twice.",
  "42702": "More than one table has a column of this name: write the table's name before it.",
  "42703": "There is no column of this name here: check the spelling, and that text is in single quotes.",
  "42704": "There is no type, role or other object of this name.",
  "42710": "An object of this name exists already.",
  "42712": "Two tables in FROM have the same name: give one of them another alias.",
  "42803": "A column is neither in GROUP BY nor inside an aggregate function.",
  "42804": "Two parts that must have the same type have different types.",
  "42830": "The referenced columns are not a primary key or unique key of their table.",
  "42846": "PostgreSQL has no conversion between these two types.",
  "42883": "There is no function or operator of this name for arguments of these types.",
  "42P01": "There is no table or view of this name: check the spelling and the order of the statements.",
  "42P07": "A table, view or index of this name exists already.",
  "42P10":
    "The columns named here do not fit: ON CONFLICT needs a unique key, and DISTINCT must agree with ORDER BY.",
  "54001": "The statement nests or calls itself too deeply: a recursion that never ends is the usual cause.",
};

/** The codes that have a sentence. */
export const explainedCodes: readonly string[] = Object.keys(sentences);
