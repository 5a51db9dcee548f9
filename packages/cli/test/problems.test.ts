import { AlmanacError } from "@almanac/core";
import { expect, it } from "vitest";
import { defineCommand } from "../src/command.ts";
import { runLine } from "./make-effects.ts";

const mistake = new AlmanacError({
  code: "unknown-metric",
  message: "there is no metric `first`",
  where: { file: "settings.json", line: 3, path: "targets.0.metric" },
  allowed: "queue_time",
  fix: "did you mean queue_time?",
});

const failing = (error: unknown) =>
  defineCommand({
    name: "fail",
    summary: "fail",
    about: "Fails.",
    options: {},
    examples: [],
    async run() {
      if (error !== undefined) throw error;
      return 1;
    },
  });

const runFailing = async (error: unknown, ...argv: string[]) => await runLine(["fail", ...argv], [failing(error)]);

it("prints a user's mistake as one message with its place, and ends with 1", async () => {
  expect(await runFailing(mistake)).toEqual({
    status: 1,
    stdout: "",
    stderr:
      "settings.json:3: targets.0.metric: there is no metric `first` [unknown-metric]\n" +
      "  allowed: queue_time\n  to do: did you mean queue_time?\n",
  });
});

it("prints the same as one line of JSON", async () => {
  const { status, stdout, stderr } = await runFailing(mistake, "--json");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.split("\n")).toHaveLength(2);
  expect(JSON.parse(stderr)).toEqual({ error: mistake.problem });
});

it("complains in JSON of a line it cannot parse", async () => {
  const { status, stderr } = await runLine(["fail", "--nothing", "--json"], [failing(mistake)]);
  expect(status).toBe(2);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: "unknown-option" } });
});

it("shows frames only under --debug, and the message once", async () => {
  const { status, stderr } = await runFailing(mistake, "--debug");
  expect(status).toBe(1);
  expect(stderr.match(/there is no metric/g)).toHaveLength(1);
  expect(stderr).toMatch(/\n\s+at .*problems\.test\.ts/);
  const data = await runFailing(mistake, "--debug", "--json");
  expect(JSON.parse(data.stderr)).toMatchObject({ error: { code: "unknown-metric", stack: expect.any(String) } });
});

it("gives a bug its stack and a status of its own", async () => {
  const { status, stderr } = await runFailing(new TypeError("x is undefined"));
  expect(status).toBe(70);
  expect(stderr).toMatch(/^TypeError: x is undefined\n\s+at .*problems\.test\.ts/);
  expect(stderr).toContain("This is a bug of almanac");
  const data = await runFailing(new TypeError("x is undefined"), "--json");
  expect(JSON.parse(data.stderr)).toMatchObject({ error: { code: "bug", message: "x is undefined" } });
});

it("passes on the status that a command asks for", async () => {
  expect(await runFailing(undefined)).toEqual({ status: 1, stdout: "", stderr: "" });
});
