import {
  and,
  asOf,
  before,
  cycle,
  defineMetric,
  elapsed,
  firstKnown,
  is,
  isoDuration,
  known,
  literal,
  missing,
  not,
  parseDuration,
  proportion,
  when,
} from "@almanac/core";
import { z } from "zod";

/** Share 0–1 of live chats whose customer waited past the limit and got no answer; the desk's figure, credited to nobody. */
export default defineMetric({
  id: "missed",
  title: "Missed chats",
  about: "Share of the live chats whose customer waited past the limit and got no answer from a person.",
  fact: cycle,
  unit: "share",
  better: "lower",
  options: z.strictObject({
    limit: isoDuration
      .prefault("PT60S")
      .meta({ description: "How long a customer waits before the chat may be missed, ISO 8601." }),
    channels: z.array(z.string().min(1)).min(1).prefault(["chat"]).meta({ description: "The channels that are live." }),
  }),
  at: (c) => c.opened,
  credit: null,
  leaveOut: (c, { channels }) => ({ "not-eligible": not(is(c.channel, ...channels)) }),
  measure: (c, { limit }) => {
    const waited = elapsed(c.asked, firstKnown(c.closed, asOf()));
    const isPast = before(literal<"duration">(Number(parseDuration(limit))), waited);
    return proportion(when(known(c.asked), and(missing(c.answered), isPast)));
  },
});
