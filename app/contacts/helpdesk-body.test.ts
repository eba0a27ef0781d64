import { describe, expect, it } from "vitest";

import { contactOpenedBody, contactTaggedBody } from "./helpdesk-body.ts";

const body = (data: Record<string, unknown>, type = "contact.opened") => ({
  type,
  timestamp: "2026-11-26T10:00:00Z",
  data: { ticket: "48213", ...data },
});

describe("what a help desk tells", () => {
  it("is read with everything it may hold", () => {
    const data = { order: "#1001", email: " Ana@Example.com ", tags: ["WISMO"], subject: "Hello?" };
    expect(contactOpenedBody.parse(body(data))).toEqual({
      at: new Date("2026-11-26T10:00:00Z"),
      ticket: "48213",
      order: "#1001",
      email: "ana@example.com",
      cause: "wismo",
    });
  });

  it("needs a ticket and a time, and nothing else", () => {
    const read = contactTaggedBody.parse(body({}, "contact.tagged"));
    expect(read).toMatchObject({ ticket: "48213", order: null, email: null, cause: null });
  });

  it.each<[string, Record<string, unknown>, object]>([
    ["a ticket's number", { ticket: 48213 }, { ticket: "48213" }],
    ["an order's number", { order: 1001 }, { order: "1001" }],
    ["an empty order, as templates print it", { order: "" }, { order: null }],
    ["tags with commas", { tags: "vip, where is my order" }, { cause: "wismo" }],
    ["tags with blanks", { tags: "vip order_status" }, { cause: "wismo" }],
    ["a cause of the desk's own", { cause: "Spam" }, { cause: "other" }],
    ["what is no e-mail", { email: "nobody" }, { email: null }],
  ])("may hold %s", (_name, data, read) => {
    expect(contactOpenedBody.parse(body(data))).toMatchObject(read);
  });

  it.each<[string, unknown]>([
    ["no ticket", body({ ticket: "" })],
    ["another type", body({}, "contact.closed")],
    ["no time", { ...body({}), timestamp: undefined }],
    ["a time without a zone", { ...body({}), timestamp: "2026-11-26T10:00:00" }],
    ["tags without end", body({ tags: Array.from({ length: 101 }, () => "x") })],
    ["a list", []],
  ])("is refused with %s", (_name, given) => {
    expect(contactOpenedBody.safeParse(given).success).toBe(false);
  });
});
