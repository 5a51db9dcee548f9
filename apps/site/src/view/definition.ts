import type { MetricFigures } from "@almanac/core";
import { formatNumber, isMessageId } from "@almanac/words";
import type { Context } from "./context.ts";
import { optionsText } from "./table.ts";

/** The metric's rules in sentences: its meaning, the moment that counts, its clock, what its rules left out, its options. */
export function definitionOf({ locale, say }: Context, metric: MetricFigures): readonly string[] {
  const moment = `moment.${metric.moment}`;
  const options = optionsText(metric);
  const clock = metric.unit === "seconds" ? say(`method.clock.${metric.clock}`) : null;
  const when =
    metric.moment === null
      ? null
      : say("method.moment", {
          moment: isMessageId(locale, moment) ? say(moment) : say("moment.other", { moment: metric.moment }),
        });
  const left = Object.entries(metric.estimate.leftOut).map(([reason, rows]) => {
    const id = `leftOut.${reason}`;
    return say("leftOut.rows", {
      rows: formatNumber(locale, rows),
      reason: isMessageId(locale, id) ? say(id) : reason,
    });
  });
  return [
    [when, clock].filter((part) => part !== null).join("; "),
    left.length === 0 ? "" : say("leftOut.all", { parts: left.join(", ") }),
    options === "" ? "" : say("method.options", { options }),
  ].filter((text) => text !== "");
}
