import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLine } from "./make-effects.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-ingest-"));
  const note = { id: "1", type: "note.added", at: "2026-10-01T09:00:00Z", channel: "chat", conversation: "c" };
  await writeFile(join(folder, "good.jsonl"), `${JSON.stringify({ ...note, source: "desk" })}\n`);
  await writeFile(
    join(folder, "bad.jsonl"),
    `${JSON.stringify(note)}\n{\n${JSON.stringify({ ...note, at: "2026-11-03T00:00:00Z" })}\n`,
  );
  await writeFile(join(folder, "tickets.csv"), "ticket,day\n7,2026-10-01\n8,soon\n");
  const events = [
    { type: "note.added", id: "{ticket}", conversation: "{ticket}", channel: "chat", at: { text: "{day}" } },
  ];
  await writeFile(join(folder, "tickets.json"), JSON.stringify({ source: "desk", events }));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

describe("almanac ingest --check", () => {
  it("prints what is good and what is not, for a program exactly as the design says", async () => {
    const bad = at("bad.jsonl");
    const { status, stdout, stderr } = await runLine(["ingest", at("good.jsonl"), bad, "--check", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      accepted: 1,
      quarantined: [
        { file: bad, line: 1, path: "source", reason: "missing", message: expect.any(String) },
        { file: bad, line: 2, path: "", reason: "json", message: expect.any(String) },
        { file: bad, line: 3, path: "source", reason: "missing", message: expect.any(String) },
      ],
    });
  });

  it("prints a line for each bad record to a person, with the counts", async () => {
    const { stdout } = await runLine(["ingest", at("bad.jsonl"), "--check", "--source", "desk"]);
    expect(stdout).toMatch(
      /^.*bad\.jsonl:2: .* \[json\]\n.*bad\.jsonl:3: .* \[future\]\n1 accepted, 2 not \(json 1, future 1\)\n$/,
    );
  });

  it("fails under --strict only where something is bad", async () => {
    expect((await runLine(["ingest", at("good.jsonl"), "--check", "--strict"])).status).toBe(0);
    expect((await runLine(["ingest", at("bad.jsonl"), "--check", "--strict"])).status).toBe(1);
  });

  it("judges the future by --recorded", async () => {
    const line = ["ingest", at("bad.jsonl"), "--check", "--source", "desk", "--recorded"];
    expect((await runLine([...line, "2026-11-03T00:00:00Z"])).stdout).toContain("2 accepted, 1 not (json 1)");
    const { status, stderr } = await runLine([...line, "2026-11-03T00:00:00"]);
    expect(status).toBe(2);
    expect(stderr).toContain("no offset");
  });

  it("takes another tool's rows through a mapping", async () => {
    const { stdout } = await runLine(["ingest", at("tickets.csv"), "--mapping", at("tickets.json"), "--check"]);
    expect(stdout).toMatch(/tickets\.csv:3: day cannot be read as "iso": "soon" \[wrong-type\]\n1 accepted, 1 not/);
  });

  it("says what is wrong with a file, and with a line without --check", async () => {
    const missing = await runLine(["ingest", at("none.jsonl"), "--check"]);
    expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining("[file-not-found]") });
    const unchecked = await runLine(["ingest", at("good.jsonl")]);
    expect(unchecked).toMatchObject({ status: 2, stderr: expect.stringContaining("add --check") });
  });
});
