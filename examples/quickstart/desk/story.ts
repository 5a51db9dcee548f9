import type { Chance } from "./chance.ts";
import { later, spellsAt } from "./clock.ts";
import { CHANNELS, type Channel, TEAMS, type Team, TOPICS, type Topic } from "./desk.ts";

/** A conversation that is going to happen. */
export interface Case {
  readonly id: string;
  readonly channel: string;
  readonly topic: Topic;
  /** Seconds since 1970. */
  readonly opened: number;
}

/** An event as a line of the log. */
export interface Line {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly [field: string]: unknown;
}

/** A conversation while it is being told. */
export interface Story extends Case {
  readonly chance: Chance;
  readonly desk: Channel;
  readonly team: Team;
  readonly customer: string;
  readonly lines: Line[];
  /** Seconds since 1970. */
  now: number;
  /** When the customer last asked. */
  asked: number;
  /** Who has it; null before anybody took it. */
  agent: string | null;
}

/** An instant as a line writes it. */
export const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

/** The beginning of a conversation of which nothing is told yet. */
export function begin(its: Case, chance: Chance): Story {
  const desk = CHANNELS[its.channel];
  if (desk === undefined) throw new Error(`there is no channel ${its.channel}`);
  const customer = `customer-${String(1 + Math.floor(chance.below(800))).padStart(3, "0")}`;
  return {
    ...its,
    chance,
    desk,
    team: TOPICS[its.topic].team,
    customer,
    lines: [],
    now: its.opened,
    asked: its.opened,
    agent: null,
  };
}

/** Adds an event at the story's present. */
export function tell(story: Story, type: string, fields: Readonly<Record<string, unknown>> = {}): void {
  const { id, channel, customer, lines, now } = story;
  if (type === "message.received") story.asked = now;
  const number = String(lines.length + 1).padStart(2, "0");
  lines.push({
    id: `${id}-${number}`,
    type,
    at: instant(now),
    source: "desk",
    channel,
    conversation: id,
    customer,
    ...fields,
  });
}

/** Lets about so many minutes pass. */
export function pass(story: Story, minutes: number): void {
  story.now += Math.max(1, Math.round(60 * story.chance.about(minutes, 0.9)));
}

/** The instant at which the team gets to something that takes about so many minutes of opening hours. */
export function workedBy({ chance, desk, now, team }: Story, minutes: number): number {
  const slower = spellsAt(now, team).reduce((product, spell) => product * spell.slower, 1);
  return later(desk.calendar, now, 60 * slower * chance.about(minutes, 0.9));
}

/** Lets the team work about so many minutes of opening hours. */
export function work(story: Story, minutes: number): void {
  story.now = workedBy(story, minutes);
}

/** Somebody of the team who is there. */
export function somebody({ chance, team, now }: Story): string {
  const away = spellsAt(now, team).flatMap((spell) => spell.away ?? []);
  return chance.pick(TEAMS[team].filter((agent) => !away.includes(agent)));
}
