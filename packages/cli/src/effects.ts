/** Where a command writes text; nothing adds a line end. */
export interface Sink {
  readonly write: (text: string) => void;
  /** True on a terminal: progress may be redrawn. False in CI and pipes: plain lines only. */
  readonly isTerminal: boolean;
}

/** Everything of the outside world that a command may touch besides files, so that tests can give their own. */
export interface Effects {
  /** Absolute path that relative paths of the command line start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results only: what a program reads. */
  readonly stdout: Sink;
  /** Progress and mistakes: what a person reads. */
  readonly stderr: Sink;
  /** The clock: UTC microseconds since 1970. */
  readonly now: () => bigint;
}

/** The effects of a real process. */
export function processEffects(): Effects {
  const sink = (stream: NodeJS.WriteStream): Sink => ({
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true && process.env.CI === undefined,
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    now: () => BigInt(Date.now()) * 1000n,
  };
}
