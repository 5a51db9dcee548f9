import { posix } from "node:path";
import { AlmanacError } from "@almanac/core";
import { promisedBy } from "./compression.ts";
import { formatOfName } from "./format-of.ts";

/** Which members of an archive are wanted: globs, or undefined for all that can be read. */
export type MemberGlobs = readonly string[] | undefined;

/** A glob without a slash is held against the last part of the name. */
const fits = (name: string, glob: string): boolean =>
  posix.matchesGlob(glob.includes("/") ? name : posix.basename(name), glob);

const isHidden = (name: string): boolean => name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

/** Decides which members are read and remembers all names, to list them when none is. */
export interface MemberChoice {
  readonly wants: (name: string) => boolean;
  /** Throws AlmanacError `no-member` when no member was wanted. */
  readonly check: () => void;
}

const SHOWN = 10;

/** The choice for one archive. Without globs every visible member is wanted whose name has a readable ending. */
export function chooseMembers(file: string, globs: MemberGlobs): MemberChoice {
  const names: string[] = [];
  let wanted = 0;
  return {
    wants(name) {
      names.push(name);
      const wants =
        globs === undefined
          ? !isHidden(name) && formatOfName(promisedBy(name)?.inside ?? name) !== undefined
          : globs.some((glob) => fits(name, glob));
      if (wants) wanted += 1;
      return wants;
    },
    check() {
      if (wanted > 0) return;
      const shown = names.slice(0, SHOWN).join(", ") || "nothing";
      throw new AlmanacError({
        code: "no-member",
        message:
          globs === undefined
            ? "the archive holds no file with a readable ending"
            : `no file in the archive fits ${globs.join(", ")}`,
        where: { file, ...(globs === undefined ? {} : { path: "archive.member" }) },
        allowed: names.length > SHOWN ? `${shown} … (${names.length} files)` : shown,
        fix: "name the file inside with `archive.member` in the mapping",
      });
    },
  };
}
