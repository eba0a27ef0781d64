import { html, type Html, trusted } from "#app/lib/html.ts";

import { LIGHT } from "../palette.ts";
import type { Looks } from "./theme.ts";

/** Outlook on Windows lays out with Word: only what stands in such comments is for it, and for nobody else. */
const FOR_OUTLOOK = trusted("<!--[if mso]>");
const END_FOR_OUTLOOK = trusted("<![endif]-->");
const FOR_OTHERS = trusted("<!--[if !mso]><!-->");
const END_FOR_OTHERS = trusted("<!--<![endif]-->");
const TABLE = trusted('role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"');

export function table(rows: Html | Html[], style = ""): Html {
  return html`<table ${TABLE}${style && html` style="${style}"`}>
    ${rows}
  </table>`;
}

export function row(content: Html | (Html | null)[], style: string, names = ""): Html {
  return html`<tr><td${names && html` class="${names}"`} style="${style}">${content}</td></tr>`;
}

export function paragraph(text: Html | string, style: string, names = "ink"): Html {
  return html`<p class="${names}" style="${style}">${text}</p>`;
}

/** A column in the middle, as wide as a letter; Word knows no widest width. */
export function column(content: Html, names: string, style: string): Html {
  return html`${FOR_OUTLOOK}
    <table role="presentation" width="560" align="center" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td>
          ${END_FOR_OUTLOOK}
          <table ${TABLE} class="${names}" style="max-width:560px;margin:0 auto;${style}">
            ${content}
          </table>
          ${FOR_OUTLOOK}
        </td>
      </tr>
    </table>
    ${END_FOR_OUTLOOK}`;
}

/** The status, said in words and not by color alone, and what it is about. */
export function statusLine(label: string, about: string, trouble: boolean, { text }: Looks): Html {
  return html`<span class="${trouble ? "warn" : "tint"}" style="${trouble ? text.warn : text.pill}">${label}</span>
    <span class="soft" style="${text.caption};padding:0 8px"><bdi>${about}</bdi></span>`;
}

/** 52 pixels high, the whole of it a link; Word draws its own. */
export function button(label: string, href: string, { text, palette }: Looks): Html {
  return html`${FOR_OUTLOOK}<v:roundrect
      href="${href}"
      arcsize="23%"
      stroke="f"
      fillcolor="${palette.accent}"
      style="height:52px;width:472px;v-text-anchor:middle"
      ><w:anchorlock />
      <center style="color:${palette.onAccent};font-family:Arial,sans-serif;font-size:16px;font-weight:bold">
        ${label}
      </center></v:roundrect
    >${END_FOR_OUTLOOK}${FOR_OTHERS}<a class="button" href="${href}" style="${text.button}">${label}</a
    >${END_FOR_OTHERS}`;
}

/** A thin line above what follows. */
export const RULE = `border-top:1px solid ${LIGHT.line}`;
