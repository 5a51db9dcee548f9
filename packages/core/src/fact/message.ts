import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { event, isMessage } from "./event.ts";

/** One row per message, either way, automatic ones too; its own channel, agent and team, else its cycle's team at that point. */
export const message = defineFact({
  id: "message",
  about: "One message from or to the customer.",
  of: event,
  where: () => isMessage,
  joins: { cycle: { fact: cycle, on: ["conversation", "cycle"] } },
  dimensions: (m) => ({
    conversation: m.conversation,
    channel: m.channel,
    project: m.cycle.project,
    source: m.source,
    customer: m.cycle.customer,
    order: m.cycle.order,
    review: m.cycle.review,
    product: m.cycle.product,
  }),
  credits: (m) => ({ at: { agent: m.agent, upTo: m.position, team: m.team } }),
});
