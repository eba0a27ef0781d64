import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a database that can be taken away and given back. */
export interface FrailLink {
  url: string;
  /** Open connections end; new ones are turned away. */
  cut(): void;
  /** Nothing answers any more, and nobody says so: the worst that a network does. */
  hush(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a port of this machine that leads to the server of a PostgreSQL address. */
export async function openFrailLink(target: string): Promise<FrailLink> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let mood: "well" | "cut" | "hushed" = "well";
  const server = createServer((client) => {
    if (mood === "cut") return void client.destroy();
    const database = connect(Number(port), hostname);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.on("data", (bytes) => mood === "hushed" || other.write(bytes));
      one.on("error", () => undefined);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    cut() {
      mood = "cut";
      drop();
    },
    hush: () => void (mood = "hushed"),
    mend() {
      if (mood === "hushed") drop();
      mood = "well";
    },
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
