import { expect, test } from "vitest";
import { connect } from "./connection.ts";

test("a statement during a stream is refused, since the stream would end early without an error", async () => {
  const connection = await connect({ threads: 1 });
  const rows = connection.columns("SELECT CAST(i AS INTEGER) FROM range(100000) AS r(i)");
  let read = 0;
  let refused: unknown;
  for await (const batch of rows) {
    if (read === 0) refused = await connection.rows("SELECT 1 AS one").catch((error: Error) => error.message);
    read += batch.rows;
  }
  expect([read, refused]).toEqual([100_000, expect.stringMatching(/before a stream .* had ended/)]);
  expect(await connection.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  connection.close();
});
