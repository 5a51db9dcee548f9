import { asOf, type cycleWithTurns, type Expression, elapsed, firstKnown, literal, minus } from "@almanac/core";

type Duration = Expression<"duration", "row">;
type WaitingRow = typeof cycleWithTurns.row;

const none = literal<"duration">(0);

/** How long the company owed the next message, up to the close, else the as-of; waived turns aside. */
export function companyOwed(c: WaitingRow): Duration {
  return firstKnown(c.turns.company_owed, none);
}

/** How long the customer did: the rest of the time since the first message, less the waived turns. */
export function customerOwed(c: WaitingRow): Duration {
  const watched = elapsed(c.asked, firstKnown(c.closed, asOf()));
  return minus(minus(watched, companyOwed(c)), firstKnown(c.turns.voided, none));
}
