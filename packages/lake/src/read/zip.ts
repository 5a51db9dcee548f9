import { Readable } from "node:stream";
import { AlmanacError } from "@almanac/core";
import yauzl from "yauzl";
import type { Files } from "../files.ts";
import type { MemberChoice } from "./members.ts";
import { corrupt, guarded } from "./problems.ts";

/** One file inside an archive; its bytes are to be read before the next is asked for. */
export interface Member {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The library asks for ranges of the file through a subclass of its own. */
class Ranges extends yauzl.RandomAccessReader {
  private readonly open: (start: number, end: number) => AsyncIterable<Uint8Array>;

  constructor(open: (start: number, end: number) => AsyncIterable<Uint8Array>) {
    super();
    this.open = open;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.open(start, end));
  }
}

function encrypted(file: string, member: string): AlmanacError {
  return new AlmanacError({
    code: "encrypted-member",
    message: `${member} in the archive is encrypted`,
    where: { file },
    fix: "unpack it with its password and give the file inside",
  });
}

/** The wanted members of a zip file, one after the other. Throws AlmanacError `corrupt-file` or `encrypted-member`. */
export async function* zipMembers(
  file: string,
  size: number,
  choice: MemberChoice,
  files: Files,
): AsyncGenerator<Member> {
  const ranges = new Ranges((start, end) => files.bytes(file, start, end));
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(ranges, size, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith("/") || !choice.wants(name)) continue;
      if (entry.isEncrypted()) throw encrypted(file, name);
      const stream = await zip.openReadStreamPromise(entry);
      yield { name, bytes: guarded(stream, { file, member: name }, "zip file") };
    }
  } catch (error) {
    throw corrupt({ file }, "zip file", error);
  }
}
