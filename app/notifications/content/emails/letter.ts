import { html, type Html, trusted } from "#app/lib/html.ts";
import { webAddress } from "#app/lib/web-address.ts";

import { LIGHT } from "../palette.ts";
import { column, paragraph, row, table } from "./pieces.ts";
import { FOOTER, type Looks, SHOP_NAME } from "./theme.ts";

export interface LetterView {
  shop: { name: string; logoUrl: string; postalAddress: string };
  unsubscribeUrl: string | null;
}

export interface LetterCopy {
  /** BCP 47 */
  lang: string;
  dir: "ltr" | "rtl";
  subject: string;
  preheader: string;
  why: string;
  unsubscribe: string | null;
}

const HEAD = trusted(
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">' +
    '<meta name="x-apple-disable-message-reformatting">' +
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
);
const OUTLOOK = trusted(
  "<!--[if mso]><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch>" +
    "</o:OfficeDocumentSettings></xml><![endif]-->",
);
const NAMESPACES = trusted(
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"',
);
/** Keeps what follows out of the mailbox's list, where a preheader is shorter than the room for it. */
const NOTHING_MORE = trusted("&#847;&zwnj;&nbsp;".repeat(60));
const HIDDEN =
  "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all";

/** What every e-mail has around its card: the shop's name above it, why it came and the way out below. */
export function letter(view: LetterView, copy: LetterCopy, looks: Looks, content: Html[]): string {
  const document = html`<!doctype html>
    <html lang="${copy.lang}" dir="${copy.dir}" ${NAMESPACES}>
      <head>
        ${HEAD}
        <title>${copy.subject}</title>
        ${OUTLOOK}
        <style>
          ${trusted(looks.css)}
        </style>
      </head>
      <body
        class="page"
        dir="${copy.dir}"
        style="margin:0;padding:0;background-color:${LIGHT.page};-webkit-text-size-adjust:100%"
      >
        <div style="${HIDDEN}">${copy.preheader}${NOTHING_MORE}</div>
        ${table(row([shopName(view), card(content), footer(view, copy)], `padding:28px 12px 36px;background-color:${LIGHT.page}`, "page"))}
      </body>
    </html>`;
  // How the source is laid out is of no use to a mailbox, and every one counts the bytes.
  return document.text.replaceAll(/\n\s+/g, "\n");
}

function card(content: Html[]): Html {
  const style = `background-color:${LIGHT.card};border:1px solid ${LIGHT.line};border-radius:18px;border-collapse:separate`;
  return column(row(content, "padding:36px 44px 40px", "pad"), "card", style);
}

function shopName({ shop }: LetterView): Html {
  const logo = webAddress(shop.logoUrl);
  const name = logo
    ? html`<img
        class="logo"
        src="${logo}"
        alt="${shop.name}"
        height="40"
        style="${SHOP_NAME};height:40px;width:auto;max-width:240px;border:0;border-radius:8px"
      />`
    : paragraph(html`<bdi>${shop.name}</bdi>`, SHOP_NAME);
  return column(
    html`<tr>
      <td align="center" style="padding:0 16px 20px">${name}</td>
    </tr>`,
    "",
    "",
  );
}

function footer({ shop, unsubscribeUrl }: LetterView, copy: LetterCopy): Html {
  const address = [shop.name, shop.postalAddress].filter(Boolean).join(" · ");
  const content = [
    paragraph(copy.why, FOOTER, "soft"),
    paragraph(html`<bdi>${address}</bdi>`, FOOTER, "soft"),
    copy.unsubscribe && unsubscribeUrl
      ? html`<a
          class="soft"
          href="${unsubscribeUrl}"
          style="${FOOTER};display:inline-block;padding:13px 12px;text-decoration:underline"
          >${copy.unsubscribe}</a
        >`
      : null,
  ];
  return column(
    html`<tr>
      <td align="center" style="padding:24px 16px 0;text-align:center">${content}</td>
    </tr>`,
    "",
    "",
  );
}
