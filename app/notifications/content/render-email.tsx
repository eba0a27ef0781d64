import { render } from "@react-email/render";

import { type MessageCopy, type MessageView, writeCopy } from "./copy.ts";
import { MessageEmail } from "./emails/message-email.tsx";

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

/** The message as an e-mail: one set of words, once with looks and once without. */
export async function renderEmail(view: MessageView): Promise<RenderedEmail> {
  const copy = writeCopy(view);
  const html = await render(<MessageEmail view={view} copy={copy} />);
  return { subject: copy.subject, html, text: plainPart(view, copy) };
}

/** Everything the HTML says, in the same order, one thought a line. */
function plainPart(view: MessageView, copy: MessageCopy): string {
  const items = copy.items.map((item) => {
    const details = [item.variantTitle, item.quantityText].filter(Boolean).join(", ");
    return `- ${item.title}${details ? ` (${details})` : ""}`;
  });
  const blocks = [
    [`${copy.label}: ${copy.heading}`, copy.about],
    [copy.greeting, copy.sentence],
    [copy.when && `${copy.when.label}: ${copy.when.text}`],
    items.length > 0 ? [`${copy.itemsTitle}:`, ...items, copy.more] : [],
    [`${copy.button}:`, view.trackingUrl],
    [copy.parcel],
    [copy.missing],
    [copy.help],
    ["--", copy.why, [view.shop.name, view.shop.postalAddress].filter(Boolean).join(", ")],
    [`${copy.unsubscribe}: ${view.unsubscribeUrl}`],
  ];
  const texts = blocks.map((lines) => lines.filter(Boolean).join("\n")).filter((block) => block !== "");
  return `${texts.join("\n\n")}\n`;
}
