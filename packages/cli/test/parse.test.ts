import { describe, expect, it } from "vitest";
import { asked, echo, runLine } from "./make-effects.ts";

describe("options", () => {
  it("reads each kind", async () => {
    expect(await asked("queue_time", "--rows", "--as-of", "2026-11-01", "--unit=week", "--threads", "8")).toEqual({
      ids: ["queue_time"],
      rows: true,
      "as-of": "2026-11-01",
      unit: "week",
      threads: 8,
    });
  });

  it("takes files up to the next option, and again", async () => {
    expect(await asked("a", "--events", "x.csv", "y.csv", "--rows", "--events", "z.csv")).toMatchObject({
      ids: ["a"],
      rows: true,
      events: ["x.csv", "y.csv", "z.csv"],
    });
  });

  it("adds lists, by comma and by repetition", async () => {
    expect(await asked("a", "--by", "channel, team", "--by", "topic")).toMatchObject({
      by: ["channel", "team", "topic"],
    });
  });

  it("keeps commas inside a pair, and splits where a key follows", async () => {
    const { where } = await asked("a", "--where", "channel=email,chat", "--where", "team=x,agent.vendor=y=z");
    expect(where).toEqual([
      { key: "channel", value: "email,chat" },
      { key: "team", value: "x" },
      { key: "agent.vendor", value: "y=z" },
    ]);
  });

  it("takes the last of an option that holds one value", async () => {
    expect(await asked("a", "--unit", "day", "--unit", "week")).toMatchObject({ unit: "week" });
  });

  it("knows --json before and after the command", async () => {
    expect(await asked("a", "--json")).toMatchObject({ json: true });
    const before = await runLine(["--json", "echo", "a"], [echo]);
    expect(JSON.parse(before.stdout)).toMatchObject({ json: true });
  });

  it("lets another option stand for the arguments", async () => {
    expect(await asked("--batch", "queries.jsonl")).toMatchObject({ batch: "queries.jsonl" });
  });
});

describe("wrong usage ends with status 2 and says what to do", () => {
  it.each([
    ["an unknown command", ["ecko"], "unknown-command", "unknown command `ecko`", "did you mean echo?"],
    ["an unknown option", ["echo", "a", "--row"], "unknown-option", "unknown option `--row`", "did you mean --rows?"],
    ["an option of no command", ["--rows"], "unknown-option", "unknown option `--rows`", "see `almanac --help`"],
    [
      "a missing value at the end",
      ["echo", "a", "--unit"],
      "missing-value",
      "`--unit` has no value",
      "write `--unit UNIT`",
    ],
    [
      "a missing value before an option",
      ["echo", "--as-of", "--rows"],
      "missing-value",
      "`--as-of` has no value",
      "write",
    ],
    [
      "missing files",
      ["echo", "a", "--events"],
      "missing-value",
      "`--events` has no value",
      "write `--events FILE...`",
    ],
    ["a missing argument", ["echo"], "missing-argument", "`almanac echo` needs ID...", "almanac echo queue_time"],
    [
      "too many arguments",
      ["echo", "a", "b", "c"],
      "unexpected-argument",
      "`c` is one argument too many",
      "for example",
    ],
    [
      "a word that is none",
      ["echo", "a", "--unit", "year"],
      "invalid-option",
      "--unit: `year` is not one",
      "echo --help",
    ],
    [
      "no number",
      ["echo", "a", "--threads", "0"],
      "invalid-option",
      "--threads: `0` is not a whole number",
      "echo --help",
    ],
    [
      "no pair",
      ["echo", "a", "--where", "email"],
      "invalid-option",
      "--where: `email` is not KEY=VALUE",
      "echo --help",
    ],
    ["an empty list", ["echo", "a", "--by", "x,,y"], "invalid-option", "--by: `` is empty", "echo --help"],
    ["nothing at all", [], "no-command", "no command given", "see `almanac --help`"],
  ])("%s", async (_, argv, code, message, fix) => {
    const plain = await runLine(argv, [echo]);
    expect(plain).toMatchObject({ status: 2, stdout: "" });
    expect(plain.stderr).toContain(`${message}`);
    expect(plain.stderr).toContain(`[${code}]\n`);
    expect(plain.stderr).toMatch(/\n {2}allowed: .+\n {2}to do: .+\n$/);
    expect(plain.stderr).toContain(fix);
    expect(plain.stderr).not.toMatch(/\n\s+at /);
  });
});
