import { readFileSync } from "node:fs";

/**
 * Names a running process. Numbers are used again, in containers at every start, so where the system tells
 * (Linux) the moment of its start is part of the name.
 */
export function identityOf(pid: number): string {
  return `${pid} ${startOf(pid)}`.trim();
}

/** Whether the process of that name still runs. */
export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && isRunning(pid) && identityOf(pid) === identity;
}

/** Whether any process has this number now; one that has ended and waits for its parent's look does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return statOf(pid)[0] !== "Z";
}

/** Clock ticks since boot. */
function startOf(pid: number): string {
  return statOf(pid)[19] ?? "";
}

/** The fields from the third on: state first. They stand behind the command's name, which may hold anything. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
