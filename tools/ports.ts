import { createServer } from "node:net";

/** The first of `count` neighboring free ports of this machine, at or above the wanted one. */
export async function freeBlock(wanted: number, count: number): Promise<number> {
  for (let first = wanted; first + count < 65_536; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
    console.log(`Ports ${first}–${first + count - 1} are taken, trying the next ones.`);
  }
  throw new Error(`No ${count} neighboring free ports above ${wanted}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Any free port of this machine. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
