import { z } from "zod";

/** A web page's whole address, or "" for none. */
export const pageAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .or(z.literal(""))
  .default("");
