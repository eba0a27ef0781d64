import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { listen } from "#tests/support/http.ts";

import { keepPrivate, PRIVATE_HEADERS } from "./private-headers.ts";

let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  server = await listen((request, response) => {
    keepPrivate(request, response, () => {
      response.setHeader("Set-Cookie", "a=b");
      response.setHeader("Referrer-Policy", "same-origin");
      if (request.url?.includes("shelf")) response.setHeader("Cache-Control", "private, max-age=300");
      const status = Number(request.url?.slice(1, 4));
      if (status < 500) return void response.writeHead(status, { "X-More": "1" }).end("explicit");
      response.statusCode = status;
      response.end("implicit");
    });
  });
});
afterAll(() => server.close());

describe("an answer of the app proxy", () => {
  it.each([200, 302, 400, 404, 405, 429, 500, 503])("is private with status %s, whoever made it", async (status) => {
    const answer = await fetch(`${server.url}/${status}`, { redirect: "manual" });
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(PRIVATE_HEADERS)) expect(answer.headers.get(name), name).toBe(value);
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  it("keeps what it says about itself", async () => {
    const answer = await fetch(`${server.url}/200/shelf`);
    expect(answer.headers.get("Cache-Control")).toBe("private, max-age=300");
    expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer");
  });
});
