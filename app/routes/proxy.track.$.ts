import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answer } from "#app/tracking-page/answer.ts";
import { identifyCaller } from "#app/tracking-page/call.server.ts";
import { formHtml } from "#app/tracking-page/form-html.ts";

/** An address below ours that nobody knows: a link that was cut off, most likely. Here is the form. */
export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await identifyCaller(request);
  return caller.kind === "refused" ? caller.response : answer(caller.face, formHtml(caller.face, "expired"), 404);
}

export const action = (args: ActionFunctionArgs) => loader(args);
