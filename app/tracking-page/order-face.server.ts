import { CHOICE_FORM } from "./delivery-choice.ts";
import type { Face } from "./face.ts";
import { issueFormToken } from "./spend-form-token.server.ts";

/** The face of an order that has a page of its own: where its forms go, and the token that they all carry. */
export function withFormToken(shop: string, face: Face, token: string, now: Date): Face {
  let issued: string | undefined;
  const formToken = () => (issued ??= issueFormToken({ shop, link: token, purpose: CHOICE_FORM }, now));
  return { ...face, ownPath: `${face.pathPrefix}/t/${token}`, formToken };
}
