import fc from "fast-check";
import { CONTRACT, fullRecord } from "./contract.ts";

/** Values that are right, nearly right or plainly wrong for some field. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    "",
    true,
    false,
    0,
    -0,
    -1,
    5,
    1.5,
    2 ** 53,
    1e10,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.constantFrom<unknown>(
    "2026-10-01T09:00:00Z",
    "2026-10-01T09:00:00",
    "2026-02-30T00:00:00Z",
    "10.00",
    "-1",
    "EUR",
    "eur",
    "1,5",
  ),
  fc.constantFrom<unknown>(
    "agent",
    "bot",
    "rule",
    "customer",
    "csat",
    "solved",
    "template",
    "seller",
    "chargeback",
    12n,
    "\ud800",
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [1, 5],
    [5, 1],
    [0, 0],
    [1],
    ["1", 5],
    [1, Number.NaN],
    [{}],
    [null],
    [{ price: "1" }],
    [{ price: 1 }],
  ),
  fc.constantFrom<unknown>(
    [{ quantity: -1 }, {}],
    [{ sku: 5 }],
    { topic: "x" },
    { topic: 5 },
    { topic: null },
    { text: "x" },
    { a: [] },
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.double(),
);

const names = CONTRACT.flatMap(([type]) => Object.keys(fullRecord(type)));

/** Records of every type: a full one with some fields left out and some set to other values. */
export const anyRecord = fc
  .tuple(
    fc.constantFrom(...CONTRACT.map(([type]) => type)),
    fc.array(fc.constantFrom(...names), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.constantFrom("topic", "plan", "toString")), values, {
      maxKeys: 3,
    }),
  )
  .map(([type, gone, changed]): Record<string, unknown> => {
    const full = Object.entries(fullRecord(type)).filter(([name]) => !gone.includes(name));
    return { ...Object.fromEntries(full), ...changed };
  });
