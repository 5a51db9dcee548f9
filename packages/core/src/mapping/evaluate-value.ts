import { CONVERSIONS } from "../event/cells.ts";
import { type Fault, fault, quote } from "../event/fault.ts";
import type { Field, FieldKind } from "../event/fields.ts";
import { READERS } from "../event/read.ts";
import type { JsonPath } from "../text/json-scan.ts";
import { add, type Decimal, formatDecimal, multiply, parseDecimal } from "./decimal.ts";
import { compileTemplate } from "./evaluate-template.ts";
import { type Evaluate, isFault, refuse, type Scope } from "./scope.ts";
import { columnsOfTemplate } from "./template.ts";
import type { LookUp, Table, ValueSpec } from "./value.ts";

type Scalar = string | number | boolean;

const NUMERIC: ReadonlySet<FieldKind> = new Set(["integer", "seconds", "number", "scored", "money"]);
const TYPED: ReadonlySet<FieldKind> = new Set(["flag", "integer", "seconds", "number", "scored"]);

/** The value as a field of that kind takes it; what cannot be converted is left to the event's own check. */
function converted(value: Scalar, kind: FieldKind, comma: boolean): unknown {
  if (typeof value !== "string") return TYPED.has(kind) ? value : String(value);
  return CONVERSIONS[kind](comma && NUMERIC.has(kind) ? value.replace(",", ".") : value);
}

/** Refuses a constant that the field could never take. */
function checkConstant(scope: Scope, value: Scalar, name: string, field: Field, path: JsonPath): void {
  const wrong = READERS[field.kind](converted(value, field.kind, false), {}, name, field);
  if (wrong !== undefined) refuse(scope, path, wrong.message, field.values?.join(", ") ?? `a value of ${name}`);
}

function tableOf(scope: Scope, table: string | Table, path: JsonPath): { table: Table; path: JsonPath } {
  if (typeof table !== "string") return { table, path };
  const found = scope.spec.tables?.[table];
  if (found !== undefined) return { table: found, path: ["tables", table] };
  const names = Object.keys(scope.spec.tables ?? {}).join(", ") || "none is stated in `tables`";
  return refuse(scope, path, `no table is called ${JSON.stringify(table)}`, names);
}

type Otherwise = (raw: string, columns: string) => Scalar | null | Fault;

const OTHERWISE: Readonly<Record<"refuse" | "omit" | "keep", Otherwise>> = {
  refuse: (raw, columns) => fault("wrong-type", columns, `is not in the table: ${quote(raw)}`),
  omit: () => null,
  keep: (raw) => raw,
};

function compileLookUp(scope: Scope, spec: LookUp, name: string, field: Field, path: JsonPath): Evaluate<Scalar> {
  const from = compileTemplate(scope, spec.from, [...path, "from"]);
  const { table, path: tablePath } = tableOf(scope, spec.table, [...path, "table"]);
  const otherwise = spec.otherwise ?? "refuse";
  for (const [raw, ours] of Object.entries(table)) {
    if (ours !== null) checkConstant(scope, ours, name, field, [...tablePath, raw]);
  }
  if (typeof otherwise === "object")
    checkConstant(scope, otherwise.value, name, field, [...path, "otherwise", "value"]);
  const columns = columnsOfTemplate(spec.from).join(", ");
  const rest: Otherwise = typeof otherwise === "object" ? () => otherwise.value : OTHERWISE[otherwise];
  const values = new Map(Object.entries(table));
  return (context) => {
    const raw = from(context);
    if (raw === null || isFault(raw)) return raw;
    const ours = values.get(raw);
    return ours === undefined ? rest(raw, columns) : ours;
  };
}

function compileText(scope: Scope, spec: string, name: string, field: Field, path: JsonPath): Evaluate<Scalar> {
  const text = compileTemplate(scope, spec, path);
  if (!spec.includes("{")) checkConstant(scope, spec, name, field, path);
  return text;
}

/** The exact product of the numbers that templates give. */
function compileProduct(scope: Scope, templates: readonly string[], path: JsonPath): Evaluate<Decimal> {
  const comma = scope.spec.format?.decimal === ",";
  const factors = templates.map((template, index) => ({
    text: compileTemplate(scope, template, [...path, index]),
    columns: columnsOfTemplate(template).join(", "),
  }));
  return (context) => {
    let product: Decimal = { digits: 1n, scale: 0 };
    for (const { text, columns } of factors) {
      const stated = text(context);
      if (stated === null || isFault(stated)) return stated ?? fault("missing", columns, "is missing");
      const factor = parseDecimal(comma ? stated.replace(",", ".") : stated);
      if (factor === null) return fault("wrong-type", columns, `must be a number, not ${quote(stated)}`);
      product = multiply(product, factor);
    }
    return product;
  };
}

/** The sum of products over all rows of the key. */
function compileSum(scope: Scope, templates: readonly string[], path: JsonPath): Evaluate<Scalar> {
  const product = compileProduct(scope, templates, path);
  return ({ rows }) => {
    let sum: Decimal = { digits: 0n, scale: 0 };
    for (const [index, row] of rows.entries()) {
      const next = product({ rows, index, row });
      if (next === null || isFault(next)) return next;
      sum = add(sum, next);
    }
    return formatDecimal(sum);
  };
}

function compileFirst(
  scope: Scope,
  specs: readonly (string | LookUp)[],
  name: string,
  field: Field,
  path: JsonPath,
): Evaluate<Scalar> {
  const all = specs.map((spec, index) => compileRaw(scope, spec, name, field, [...path, index]));
  return (context) => {
    for (const evaluate of all) {
      const value = evaluate(context);
      if (value !== null) return value;
    }
    return null;
  };
}

function compileRaw(scope: Scope, spec: ValueSpec, name: string, field: Field, path: JsonPath): Evaluate<Scalar> {
  if (spec === null) return () => null;
  if (typeof spec === "string") return compileText(scope, spec, name, field, path);
  if (typeof spec !== "object") {
    checkConstant(scope, spec, name, field, path);
    return () => spec;
  }
  if ("from" in spec) return compileLookUp(scope, spec, name, field, path);
  if ("firstOf" in spec) return compileFirst(scope, spec.firstOf, name, field, [...path, "firstOf"]);
  if ("sumOf" in spec) return compileSum(scope, spec.sumOf, [...path, "sumOf"]);
  const product = compileProduct(scope, spec.product, [...path, "product"]);
  return (context) => {
    const value = product(context);
    return value === null || isFault(value) ? value : formatDecimal(value);
  };
}

/** The value of a field of an event for a row, converted to what the field takes; null leaves the field out. */
export function compileValue(
  scope: Scope,
  spec: ValueSpec,
  name: string,
  field: Field,
  path: JsonPath,
): Evaluate<unknown> {
  const raw = compileRaw(scope, spec, name, field, path);
  const comma = scope.spec.format?.decimal === ",";
  return (context) => {
    const value = raw(context);
    return value === null || isFault(value) ? value : converted(value, field.kind, comma);
  };
}
