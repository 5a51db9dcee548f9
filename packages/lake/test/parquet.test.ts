import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { parseEvent } from "@almanac/core";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folder, zipOf } from "./make-files.ts";
import { readAll } from "./read-all.ts";

const here = folder();

/** Parquet files are written by DuckDB, which knows nothing of the reader here. */
let duck: Awaited<ReturnType<DuckDBInstance["connect"]>>;
beforeAll(async () => {
  duck = await (await DuckDBInstance.create(":memory:")).connect();
  await duck.run("SET TimeZone = 'Asia/Kolkata'");
});
afterAll(() => duck.closeSync());

const write = (name: string, query: string, options = "") =>
  duck.run(`COPY (${query}) TO '${here.path(name)}' (FORMAT parquet${options})`);

const EVENT = `SELECT '1' AS id, 'survey.answered' AS type, TIMESTAMPTZ '2026-10-01 09:00:00.123456+02' AS at,
  'desk' AS source, 'email' AS channel, 'c1' AS conversation, 's1' AS survey, 'csat' AS kind, 4.5::DOUBLE AS score,
  3::BIGINT AS sequence, false AS derived`;

const events = async (name: string) =>
  (await readAll(name, here.files(), { columns: "event" })).map(({ record }) => parseEvent(record));

describe("a Parquet file of events", () => {
  it.each([
    ["lists and maps", "[1, 5] AS scale, MAP {'topic': 'price', 'city': NULL} AS attributes"],
    ["JSON texts", `'[1, 5]' AS scale, '{"topic": "price"}' AS attributes`],
    ["columns of attributes", `[1, 5] AS scale, 'price' AS "attributes.topic", NULL::VARCHAR AS "attributes.city"`],
    ["extra columns", "[1, 5] AS scale, 'price' AS topic"],
  ])("with %s gives them", async (_name, columns) => {
    await write("events.parquet", `${EVENT}, ${columns}`);
    const [event] = await events("events.parquet");
    expect(event).toMatchObject({
      ok: true,
      event: {
        at: 1_790_838_000_123_456n,
        score: 4_500_000n,
        scale_low: 1_000_000n,
        scale_high: 5_000_000n,
        sequence: 3,
        derived: false,
        attributes: { topic: "price" },
      },
    });
  });

  it("keeps money as decimal texts with all digits, and takes a time without a zone as UTC", async () => {
    await write(
      "orders.parquet",
      `SELECT 'o' || i AS id, 'order.placed' AS type, TIMESTAMP '2026-10-01 09:00:00.5' AS at, 'shop' AS source,
       'shop' AS channel, 'o' || i AS "order", (i || '.10')::DECIMAL(18, 2) AS value, 'EUR' AS currency,
       [{'sku': 'a', 'quantity': 1::DOUBLE, 'price': '0.30'}] AS items, (i || '.5')::DECIMAL(30, 4) AS weight
       FROM range(3) AS t(i)`,
    );
    expect(await events("orders.parquet")).toMatchObject([
      {
        event: {
          value: "0.10",
          at: 1_790_845_200_500_000n,
          items: [{ sku: "a", quantity: 1_000_000n, price: "0.30" }],
          attributes: { weight: "0.5000" },
        },
      },
      { event: { value: "1.10" } },
      { event: { value: "2.10" } },
    ]);
  });
});

describe("a Parquet file for a mapping", () => {
  it("has its values as they are: times without a zone without an offset, days as days, long integers whole", async () => {
    await write(
      "any.parquet",
      `SELECT TIMESTAMP '2026-10-01 09:00:00' AS local, TIMESTAMPTZ '2026-10-01 09:00:00+02' AS instant, DATE '2026-10-01' AS day,
       TIMESTAMP_NS '2026-10-01 09:00:00.123456789' AS fine, TIMESTAMP_MS '2026-10-01 09:00:00.123' AS coarse,
       7::BIGINT AS small, 9007199254740993::BIGINT AS long, (-12.5)::DECIMAL(9, 3) AS money, NULL::INTEGER AS nothing, true AS flag,
       {'email': 'x@y'} AS requester, -3::TINYINT AS tiny`,
    );
    expect((await readAll("any.parquet", here.files()))[0]).toEqual({
      from: "any.parquet",
      line: 1,
      record: {
        local: "2026-10-01T09:00:00",
        instant: "2026-10-01T07:00:00Z",
        day: "2026-10-01",
        fine: "2026-10-01T09:00:00.123456",
        coarse: "2026-10-01T09:00:00.123",
        small: 7,
        long: 9_007_199_254_740_993n,
        money: "-12.500",
        nothing: null,
        flag: true,
        requester: { email: "x@y" },
        tiny: -3,
      },
    });
  });

  it.each(["snappy", "zstd", "gzip", "uncompressed"])(
    "compressed with %s, over many row groups, keeps the order",
    async (codec) => {
      await write(
        "many.parquet",
        "SELECT i AS n, 'text ' || (i % 7) AS t FROM range(50000) AS r(i)",
        `, COMPRESSION ${codec}, ROW_GROUP_SIZE 20480`,
      );
      const rows = await readAll("many.parquet", here.files());
      expect(rows.length).toBe(50_000);
      expect(rows.every(({ line, record }, index) => line === index + 1 && (record as { n: number }).n === index)).toBe(
        true,
      );
    },
  );

  it("compressed with brotli is read, too", async () => {
    await write("brotli.parquet", "SELECT i AS n FROM range(50) AS r(i)", ", COMPRESSION brotli");
    expect((await readAll("brotli.parquet", here.files())).length).toBe(50);
  });

  it("is read inside an archive and compressed as a whole", async () => {
    await write("inner.parquet", "SELECT 1 AS n");
    const bytes = await readFile(here.path("inner.parquet"));
    await here.write("outer.parquet.gz", gzipSync(bytes));
    await here.write("outer.zip", await zipOf({ "in.parquet": bytes }));
    await here.write("unnamed", bytes);
    for (const name of ["outer.parquet.gz", "outer.zip", "unnamed"]) {
      expect((await readAll(name, here.files())).map(({ record }) => record)).toEqual([{ n: 1 }]);
    }
  });

  it("without rows has none", async () => {
    await write("none.parquet", "SELECT 1 AS n WHERE false");
    expect(await readAll("none.parquet", here.files())).toEqual([]);
  });
});
