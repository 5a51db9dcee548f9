import { AlmanacError } from "../errors.ts";

/** A secret by the name of the environment variable that holds it: printed, it shows the name, never the value. */
export interface Secret {
  readonly env: string;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A secret of a config, e.g. `token: env("ZENDESK_TOKEN")`. Its value is read when it is used and stands nowhere else.
 * Throws `AlmanacError` (`invalid-config`) at the caller's line for what is no name, without repeating it.
 */
export function env(name: string): Secret {
  if (NAME.test(name)) return Object.freeze({ env: name });
  throw new AlmanacError(
    {
      code: "invalid-config",
      message: "env() takes the name of an environment variable, not its value",
      allowed: 'letters, digits and underscores, e.g. env("ZENDESK_TOKEN")',
    },
    env,
  );
}

/** True for what `env` gives. */
export function isSecret(value: unknown): value is Secret {
  if (typeof value !== "object" || value === null || !("env" in value)) return false;
  return typeof value.env === "string" && NAME.test(value.env) && Object.keys(value).length === 1;
}

/** The value of a secret in an environment. Throws `AlmanacError` (`missing-secret`) where it is not set or empty. */
export function readSecret({ env: name }: Secret, environment: Readonly<Record<string, string | undefined>>): string {
  const value = environment[name];
  if (value !== undefined && value !== "") return value;
  throw new AlmanacError({
    code: "missing-secret",
    message: `the environment variable ${name} is not set`,
    fix: `set ${name} where almanac runs, e.g. as a secret of the CI job`,
  });
}
