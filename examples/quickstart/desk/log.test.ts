import { createHash } from "node:crypto";
import { formatDay, localDayAt, parseEvent } from "@almanac/core";
import { expect, test } from "vitest";
import config from "../almanac.config.ts";
import { SPELLS, TOPICS } from "./desk.ts";
import { log } from "./log.ts";
import type { Line } from "./story.ts";

const lines = log();

const types = (kept: readonly Line[]): ReadonlySet<string> => new Set(kept.map(({ type }) => type));

test("is the same on every machine and every day", () => {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const digest = createHash("sha256").update(text).digest("hex");
  expect(digest).toBe("468454ed932c16c601b5a679045586c10c6cdac3980fd3b715f52ba8ae0cd170");
  expect(log()).toEqual(lines);
});

test("keeps the event contract in every line", () => {
  expect(lines.map((line) => parseEvent(line)).filter(({ ok }) => !ok)).toEqual([]);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
});

test("has every channel, and what a timing metric can be about", () => {
  expect([...new Set(lines.flatMap(({ channel }) => (typeof channel === "string" ? [channel] : [])))].sort()).toEqual([
    "chat",
    "email",
    "facebook",
    "phone",
    "web",
    "whatsapp",
  ]);
  expect([...types(lines)]).toEqual(
    expect.arrayContaining(["conversation.indexed", "conversation.resumed", "reply.rejected", "reply.waived"]),
  );
  const outcomes = new Set(lines.map(({ outcome }) => outcome).filter((outcome) => outcome !== undefined));
  expect([...outcomes].sort()).toEqual(["abandoned", "duplicate", "self-service", "solved", "spam"]);
});

test("leaves some conversations open and lets some begin again", () => {
  const byConversation = Map.groupBy(lines, ({ conversation }) => conversation);
  byConversation.delete(undefined);
  const told = [...byConversation.values()];
  const isClose = ({ type }: Line): boolean => type === "conversation.closed";
  expect(told.filter((kept) => !kept.some(isClose)).length).toBeGreaterThan(5);
  expect(told.filter((kept) => kept.filter(isClose).length > 1).length).toBeGreaterThan(50);
});

test("shows the week of the strike", () => {
  const [strike] = SPELLS;
  const dayOf = ({ at }: Line): string => formatDay(localDayAt(config.zone, BigInt(Date.parse(at)) * 1000n));
  const asks = lines.filter(({ attributes }) => (attributes as { topic?: string } | undefined)?.topic === "delivery");
  const inWeek = (from: string, to: string): number =>
    asks.filter((line) => from <= dayOf(line) && dayOf(line) < to).length;
  expect(TOPICS.delivery.team).toBe(strike?.team);
  expect(inWeek("2026-10-05", "2026-10-12")).toBeGreaterThan(2 * inWeek("2026-09-28", "2026-10-05"));
});
