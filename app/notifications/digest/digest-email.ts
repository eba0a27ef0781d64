import { html, type Html } from "#app/lib/html.ts";
import { letter } from "#app/notifications/content/emails/letter.ts";
import { button, paragraph, row, RULE, statusLine, table } from "#app/notifications/content/emails/pieces.ts";
import { type Looks, looksOf } from "#app/notifications/content/emails/theme.ts";

import type { DigestCopy, DigestLine } from "./digest.ts";

interface DigestView {
  shopName: string;
  /** "Thu, Nov 26" */
  day: string;
  accentColor: string;
  /** A whole address for a path inside the app. */
  href: (path: string) => string;
}

const WHY =
  "You get this once a day, and only when there is something to say. Hour and address are yours to choose under Notifications.";

/** The digest with its looks: what waits, what happened, yesterday's figures, one button. */
export function digestEmail(copy: DigestCopy, view: DigestView): string {
  const looks = looksOf(view.accentColor);
  const { text } = looks;
  const shop = { name: view.shopName, logoUrl: "", postalAddress: "" };
  const facts = { lang: "en", dir: "ltr" as const, subject: copy.subject, preheader: copy.preheader };
  return letter({ shop, unsubscribeUrl: null }, { ...facts, why: WHY, unsubscribe: null }, looks, [
    statusLine("Your day", view.day, false, looks),
    html`<h1 class="ink big" style="${text.heading}">${copy.heading}</h1>`,
    ...copy.sections.map(({ title, lines, more }) => section(title, lines, more, view, looks)),
    figures(copy, looks),
    table(row(button("Open Afterglow", view.href("/app"), looks), "padding-top:28px")),
  ]);
}

function section(title: string, lines: DigestLine[], more: string | null, { href }: DigestView, looks: Looks): Html {
  const { text } = looks;
  const rows = lines.map(({ title, sentence, path }) =>
    row(
      [
        html`<a class="ink" href="${href(path)}" style="${text.title};font-weight:600;text-decoration:underline"
          ><bdi>${title}</bdi></a
        >`,
        paragraph(sentence, `${text.small};margin-top:2px`, "soft"),
      ],
      `padding:12px 0;${RULE}`,
      "line",
    ),
  );
  return html`<h2 class="soft" style="${text.caption};margin:28px 0 8px;font-weight:600">${title}</h2>
    ${table(rows)} ${more && paragraph(more, `${text.small};margin-top:8px`, "soft")}`;
}

function figures({ figures }: DigestCopy, { text }: Looks): Html {
  const cells = figures.map(
    ({ label, value }) =>
      html`<p class="soft" style="${text.small}">
        <span class="ink" style="${text.title};font-weight:600">${value}</span> ${label}
      </p>`,
  );
  return html`<h2 class="soft" style="${text.caption};margin:28px 0 8px;font-weight:600">Messages yesterday</h2>
    ${table(row(cells, `padding:12px 0;${RULE}`, "line"))}`;
}

/** The same without looks. */
export function digestText(copy: DigestCopy, { shopName, day, href }: DigestView): string {
  const sections = copy.sections.map(({ title, lines, more }) =>
    [
      `${title}:`,
      ...lines.map((line) => `- ${line.title}. ${line.sentence}\n  ${href(line.path)}`),
      ...(more ? [more] : []),
    ].join("\n"),
  );
  const yesterday = ["Messages yesterday:", ...copy.figures.map(({ label, value }) => `- ${value} ${label}`)].join(
    "\n",
  );
  const blocks = [
    `${shopName}, ${day}`,
    copy.heading,
    ...sections,
    yesterday,
    `Open Afterglow: ${href("/app")}`,
    `--\n${WHY}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}
