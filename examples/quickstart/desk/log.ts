import { weekdayOfDay } from "@almanac/core";
import { type Chance, chanceOf } from "./chance.ts";
import { DAYS, END, spellsAt, startOfDay } from "./clock.ts";
import { conversation } from "./conversation.ts";
import { CHANNELS, TEAMS, type Team, TOPICS, type Topic } from "./desk.ts";
import { type Case, instant, type Line } from "./story.ts";

const HOUR = 3600;
const NOON = 12 * HOUR;
const isWeekend = (day: number): boolean => weekdayOfDay(day) > 5;

/** Calls come while the line is open; everything else at any time, mostly around noon. */
function timeOfDay(channel: string, chance: Chance): number {
  if (channel === "phone") return 8 * HOUR + chance.below(9 * HOUR);
  const hours = (chance.below(1) + chance.below(1) + chance.below(1) - 1.5) * 8;
  return NOON + HOUR + hours * HOUR;
}

/** How many conversations of a topic come on a day, for one that comes on any other. */
function more(day: number, topic: Topic): number {
  const spells = spellsAt(startOfDay(day) + NOON, TOPICS[topic].team);
  return spells.reduce((product, spell) => product * (spell.more?.[topic] ?? 1), 1);
}

type Coming = Omit<Case, "id">;

/** The conversations that begin on a day, in order. */
function comingOn(day: number): readonly Coming[] {
  const chance = chanceOf((day % 997) / 997);
  const coming = Object.entries(CHANNELS).flatMap(
    ([
      channel,
      {
        perDay: [weekday, weekend],
      },
    ]) =>
      (Object.keys(TOPICS) as Topic[]).flatMap((topic) => {
        const mean = (isWeekend(day) ? weekend : weekday) * TOPICS[topic].share * more(day, topic);
        return Array.from({ length: mean === 0 ? 0 : chance.count(mean) }, () => ({
          channel,
          topic,
          opened: startOfDay(day) + Math.round(timeOfDay(channel, chance)),
        }));
      }),
  );
  return coming.sort((a, b) => a.opened - b.opened);
}

/** A line for everybody who was there that day. */
function shifts(day: number): readonly Line[] {
  if (isWeekend(day)) return [];
  const end = startOfDay(day) + 17 * HOUR;
  return (Object.keys(TEAMS) as Team[]).flatMap((team) => {
    const away = spellsAt(end, team).flatMap((spell) => spell.away ?? []);
    const present = TEAMS[team].filter((agent) => !away.includes(agent));
    return present.map((agent) => ({
      id: `shift-${day}-${agent}`,
      type: "shift.worked",
      at: instant(end),
      source: "desk",
      agent,
      team,
      seconds: 8 * HOUR,
    }));
  });
}

/** The whole log in order of time; what happens after its end is not known. */
export function log(): readonly Line[] {
  const cases = DAYS.flatMap(comingOn).map(
    (coming, index): Case => ({
      id: `c${String(index + 1).padStart(4, "0")}`,
      ...coming,
    }),
  );
  const told = cases.flatMap((its, index) => conversation(its, chanceOf(((index + 1) * 0.618034) % 1)));
  const known = [...told, ...DAYS.flatMap(shifts)].filter(({ at }) => at < instant(END));
  return known.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}
