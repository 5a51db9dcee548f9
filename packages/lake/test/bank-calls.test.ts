import type { LogEvent } from "@almanac/core";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeFiles, type Quarantined, readEvents, readMappingFile } from "../src/index.ts";
import { readAll } from "./read-all.ts";
import { missing, ownFile, sharedFile } from "./shared-data.ts";

const DATA = "data/anonymous_bank_calls/data_anonymous_bank_february.txt.gz";
const files = nodeFiles("/");

type Call = Readonly<Record<string, string>>;

/** The instants of a call's events by their types, in seconds since 1970. */
type Times = Partial<Record<LogEvent["type"], number>>;

const SECOND = 1_000_000n;

describe.skipIf(missing(DATA))("the example bank-calls (skipped where the shared data is absent)", () => {
  const times = new Map<string, Times>();
  const agents = new Set<string>();
  const quarantined: Quarantined[] = [];
  const notices: string[] = [];
  let talk = 0n;
  let calls: Call[] = [];

  const timesOf = (call: Call): Times => times.get(`${call["vru+line"]}-${call.call_id}`) ?? {};

  beforeAll(async () => {
    const mapping = await readMappingFile(ownFile("examples/bank-calls/mapping.json"), files);
    const read = readEvents([sharedFile(DATA)], { mapping, notice: (text) => void notices.push(text) }, files);
    for await (const batch of read) {
      quarantined.push(...batch.quarantined);
      for (const { conversation, type, at, agent, talk: seconds } of batch.accepted) {
        times.set(conversation ?? "", { ...times.get(conversation ?? ""), [type]: Number(at / SECOND) });
        if (agent !== null) agents.add(agent);
        talk += seconds ?? 0n;
      }
    }
    const rows = await readAll(sharedFile(DATA), files, { format: { delimiter: "\t" } });
    calls = rows.map(({ record }) => record as Call).filter(({ outcome }) => outcome !== "PHANTOM");
  }, 60_000);

  it("takes every call but the phantoms, which are counted", () => {
    expect(quarantined).toEqual([]);
    expect(notices).toEqual(["278 rows left out: a phantom call, to be ignored"]);
    expect(times.size).toBe(33_066);
    expect(calls.length).toBe(33_066);
    expect(agents.has("NO_SERVER")).toBe(false);
  });

  it("gives every queued call the seconds in the queue that its row states, past midnight too", () => {
    const queued = calls.filter(({ q_exit }) => q_exit !== "0:00:00");
    const differing = queued.filter((call) => {
      const {
        "conversation.queued": joined = 0,
        "message.sent": sent,
        "conversation.closed": closed = 0,
      } = timesOf(call);
      return (sent ?? closed) - joined !== Number(call.q_time);
    });
    expect(queued.length).toBe(18_059);
    expect(differing).toEqual([]);
  });

  it("gives every answered call the seconds of service that its row states, and none a negative wait", () => {
    const answered = calls.filter(({ outcome }) => outcome === "AGENT");
    const differing = answered.filter((call) => {
      const {
        "message.received": asked = 0,
        "message.sent": sent = 0,
        "conversation.closed": closed = 0,
      } = timesOf(call);
      return closed - sent !== Number(call.ser_time) || sent < asked;
    });
    expect(answered.length).toBe(27_162);
    expect(differing).toEqual([]);
    expect(talk / SECOND).toBe(answered.reduce((sum, call) => sum + BigInt(call.ser_time ?? 0), 0n));
  });

  it("lets calls that ended in the menu ask nobody for anything", () => {
    const inMenu = calls.filter(({ outcome, q_exit }) => outcome === "HANG" && q_exit === "0:00:00");
    expect(inMenu.length).toBe(1_941);
    expect(new Set(inMenu.flatMap((call) => Object.keys(timesOf(call))))).toEqual(new Set(["conversation.closed"]));
  });
});
