import { Prisma } from "@prisma/client";
import { describe, expect, it } from "vitest";

import { describeError } from "./logger.server.ts";

describe("an error in the log", () => {
  it("shows what kind it is and what caused it", () => {
    const error = new TypeError("Not this way", { cause: new RangeError("Too far") });
    expect(describeError(error)).toMatchObject({
      type: "TypeError",
      cause: { type: "RangeError", message: "Too far" },
    });
  });

  it("leaves out what Prisma quotes from a query", () => {
    const quoting = `\nInvalid \`prisma.order.create()\` invocation:\n\n{ data: { shipCity: "Köln" } }\n\nvalue "Köln" is out of range`;
    const known = new Prisma.PrismaClientKnownRequestError(quoting, { code: "P2020", clientVersion: "6" });
    const validation = new Prisma.PrismaClientValidationError(quoting, { clientVersion: "6" });
    for (const error of [known, validation]) {
      expect(JSON.stringify(describeError(error))).not.toContain("Köln");
      expect(describeError(error)["message"]).toContain("prisma.order.create()");
    }
    expect(describeError(known)["code"]).toBe("P2020");
  });
});
