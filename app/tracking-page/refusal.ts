import type { Html } from "#app/lib/html.ts";

import { answer } from "./answer.ts";
import type { Face } from "./face.ts";
import { formHtml, type FormMessage, messageHtml } from "./form-html.ts";

/** The theme gets the whole form again; an open page only needs the words. */
export function refusal(face: Face, message: FormMessage): Html {
  return face.kind === "liquid" ? formHtml(face, message) : messageHtml(message, face.words);
}

/** Too many tries. Whole minutes, so that the header tells nothing of when the others have been. */
export function throttled(face: Face, waitSeconds: number): Response {
  const wait = Math.ceil(waitSeconds / 60) * 60;
  return answer(face, refusal(face, "throttled"), 429, { "Retry-After": String(wait) });
}
