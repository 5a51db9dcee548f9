import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLine } from "./make-effects.ts";
import { makeProject, runProcess } from "./make-project.ts";

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

  it("prints the reasons to a person, the commonest first, each with its first records", async () => {
    const { stdout } = await runLine(["ingest", at("bad.jsonl"), "--check", "--source", "desk"]);
    expect(stdout).toMatch(
      /^1 accepted, 2 not\n\nfuture {2}1\n {2}.*bad\.jsonl:3 at: .*\n\njson {4}1\n {2}.*bad\.jsonl:2: .*\n$/,
    );
    const { stdout: often } = await runLine(["ingest", ...Array.from({ length: 4 }, () => at("bad.jsonl")), "--check"]);
    expect(often).toMatch(/^0 accepted, 12 not\n\nmissing {2}8\n/);
    expect(often.match(/^ {2}\S+bad\.jsonl:[13] source: /gm)).toHaveLength(5);
    expect(often).toContain("\n  … and 3 more; --json lists all\n\njson     4\n");
  });

  it("keeps what is no error and yet worth a look apart, in a process of its own too", () => {
    const none = makeProject({ "empty.jsonl": "\n", "bad.jsonl": "{\n" });
    const { status, stdout, stderr } = runProcess(none, "ingest", "empty.jsonl", "bad.jsonl", "--check", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "empty.jsonl has no rows\n" });
    expect(JSON.parse(stdout)).toEqual({
      accepted: 0,
      quarantined: [{ file: "bad.jsonl", line: 1, path: "", reason: "json", message: expect.any(String) }],
    });
    expect(runProcess(none, "ingest", "bad.jsonl", "--check", "--strict").status).toBe(1);
  }, 30_000);

  it("fails under --strict only where something is bad", async () => {
    expect((await runLine(["ingest", at("good.jsonl"), "--check", "--strict"])).status).toBe(0);
    expect((await runLine(["ingest", at("bad.jsonl"), "--check", "--strict"])).status).toBe(1);
  });

  it("judges the future by --recorded", async () => {
    const line = ["ingest", at("bad.jsonl"), "--check", "--source", "desk", "--recorded"];
    expect((await runLine([...line, "2026-11-03T00:00:00Z"])).stdout).toMatch(/^2 accepted, 1 not\n\njson {2}1\n/);
    const { status, stderr } = await runLine([...line, "2026-11-03T00:00:00"]);
    expect(status).toBe(2);
    expect(stderr).toContain("no offset");
  });

  it("takes another tool's rows through a mapping", async () => {
    const { stdout } = await runLine(["ingest", at("tickets.csv"), "--mapping", at("tickets.json"), "--check"]);
    expect(stdout).toMatch(
      /^1 accepted, 1 not\n\nwrong-type {2}1\n {2}.*tickets\.csv:3.*: day cannot be read as "iso": "soon"\n$/,
    );
  });

  it("says what is wrong with a file, and with a line without --check", async () => {
    const missing = await runLine(["ingest", at("none.jsonl"), "--check"]);
    expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining("[file-not-found]") });
    const unchecked = await runLine(["ingest", at("good.jsonl")]);
    expect(unchecked).toMatchObject({ status: 2, stderr: expect.stringContaining("add --check") });
  });
});
