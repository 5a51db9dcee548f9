import { is, latest, or } from "../expression/words.ts";
import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { event } from "./event.ts";

const decides = is(event.row.type, "reply.approved", "reply.rejected");

/** One row per decision on a draft: its latest drafting and who approved or rejected it when. */
export const decision = defineFact({
  id: "decision",
  about: "A draft of a reply that was approved or rejected.",
  of: event,
  where: (e) => or(is(e.type, "reply.drafted"), decides),
  within: ["source", "draft"],
  windows: (e) => ({ drafted: latest(e.at, is(e.type, "reply.drafted")) }),
  keep: () => decides,
  joins: { cycle: { fact: cycle, on: ["conversation", "cycle"] } },
  dimensions: (d) => ({
    conversation: d.conversation,
    channel: d.cycle.channel,
    project: d.cycle.project,
    source: d.source,
    customer: d.cycle.customer,
    order: d.cycle.order,
    review: d.cycle.review,
    product: d.cycle.product,
  }),
  credits: (d) => ({ at: { agent: d.agent, upTo: d.position } }),
});
