import type { MessageCopy } from "./copy.ts";
import { messageEmail } from "./emails/message-email.ts";
import { plainMessage } from "./plain-message.ts";
import type { MessageView } from "./view.ts";

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

/** The message as an e-mail: one set of words, once with looks and once without. */
export function renderEmail(view: MessageView, copy: MessageCopy): RenderedEmail {
  return { subject: copy.subject, html: messageEmail(view, copy), text: plainMessage(view, copy) };
}
