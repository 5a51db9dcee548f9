import { z } from "zod";

const SCALARS = new Set(["string", "boolean", "bigint", "undefined"]);

const isScalar = (value: unknown): boolean =>
  value === null ||
  (typeof value === "string" ? value.isWellFormed() : SCALARS.has(typeof value) || Number.isFinite(value));

/** The schema of a field outside the contract, which becomes an attribute. */
export const scalar = z.custom(isScalar, "must be a scalar").meta({ type: ["string", "number", "boolean", "null"] });
