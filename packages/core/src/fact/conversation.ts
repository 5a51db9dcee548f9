import { first, firstKnown, is, known, last, missing, when } from "../expression/words.ts";
import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";

/** One row per conversation: its first opening, its first and last solved close. */
export const conversation = defineFact({
  id: "conversation",
  about: "A conversation over all its cycles.",
  of: cycle,
  key: ["conversation"],
  columns: (c) => ({
    opened: first(c.opened),
    first_solved: first(c.solved, known(c.solved)),
    first_solved_order: first(c.closed_order, known(c.solved)),
    first_solved_by: first(c.closed_by, known(c.solved)),
    last_solved: last(c.solved, known(c.solved)),
    last_solved_order: last(c.closed_order, known(c.solved)),
    last_solved_by: last(c.closed_by, known(c.solved)),
    last_closed: last(c.closed),
    last_closed_by: last(c.closed_by),
    last_assignee: last(c.last_assignee),
    outcome: last(c.outcome),
    channel: first(c.channel),
    project: first(c.project),
    source: first(c.source),
    customer: last(c.customer, known(c.customer)),
    order: last(c.order, known(c.order)),
    review: last(c.review, known(c.review)),
    product: last(c.product, known(c.product)),
  }),
  derived: (c) => ({ fully_solved: when(known(c.last_closed), c.last_solved) }),
  open: (c) => missing(c.last_closed),
  credits: (c) => ({
    open: { agent: firstKnown(c.last_closed_by, c.last_assignee) },
    first_solved: { agent: c.first_solved_by, upTo: c.first_solved_order },
    fully_solved: { agent: c.last_solved_by, upTo: c.last_solved_order },
  }),
  dimensions: (c) => ({
    conversation: c.conversation,
    channel: c.channel,
    project: c.project,
    source: c.source,
    customer: c.customer,
    order: c.order,
    review: c.review,
    product: c.product,
  }),
  reasons: (c) => ({ spam: is(c.outcome, "spam"), duplicate: is(c.outcome, "duplicate") }),
  always: ["spam", "duplicate"],
});
