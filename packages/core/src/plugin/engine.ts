import { z } from "zod";
import { invalidOption } from "../metric/define.ts";
import { checked, PLUGIN_ID } from "./checked.ts";

/** An engine with its options applied: how it spells SQL, and how to reach it. */
export interface Engine<Dialect, Connection> {
  readonly name: string;
  readonly dialect: Dialect;
  readonly connect: () => Promise<Connection>;
}

/** An engine as its package exports it: a function of its options. */
export interface EnginePlugin<Dialect, Connection> {
  /** Throws `AlmanacError` (`invalid-option`) at the caller's line. */
  (options?: unknown): Engine<Dialect, Connection>;
  readonly engine: string;
  readonly dialect: Dialect;
  readonly schema: z.ZodType;
}

/** What `defineEngine` takes; `Dialect` and `Connection` are those of `packages/sql`, which core does not know. */
export interface EngineInput<Options, Dialect, Connection> {
  /** Name of the engine, lower case with hyphens. */
  readonly name: string;
  readonly dialect: Dialect;
  readonly options: z.ZodType<Options>;
  readonly connect: (options: Options) => Promise<Connection>;
}

const Named = z.looseObject({ name: z.string().regex(PLUGIN_ID) });

/** An engine. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineEngine<Options, Dialect, Connection>(
  input: EngineInput<Options, Dialect, Connection>,
): EnginePlugin<Dialect, Connection> {
  checked("engine", Named, input, defineEngine);
  const { name, dialect, options: schema, connect } = input;
  const engine = (given: unknown = {}): Engine<Dialect, Connection> => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw invalidOption(name, parsed.error, engine);
    return Object.freeze({ name, dialect, connect: () => connect(parsed.data) });
  };
  return Object.freeze(Object.assign(engine, { engine: name, dialect, schema }));
}
