/** A piece of HTML that is safe to place in a page: every datum in it has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  // Our pages are evaluated as Liquid inside the shop's theme: a brace in data must never reach it.
  "{": "&#123;",
  "}": "&#125;",
};

/** Control characters, and the embeddings, overrides and isolates that could turn the text around them. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Anything that one of the rules below might touch; most texts have nothing of it, and one look tells. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const TOUCHED = /[&<>"'`{}\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;

/** Escapes a datum for element content and for quoted attributes, in HTML and in Liquid alike. */
export function escapeHtml(text: string): string {
  if (!TOUCHED.test(text)) return text;
  return text
    .replace(UNPRINTABLE, "")
    .replace(LONE_SURROGATES, "\ufffd")
    .replace(/[&<>"'`{}]/g, (sign) => ENTITIES[sign] ?? "");
}

/**
 * Template tag: what stands in the template is markup, what is put into it is data and gets escaped,
 * unless it is {@link Html} itself. `null`, `undefined` and `false` leave nothing; lists are joined.
 * Attribute values must be quoted in the template.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(strings.reduce((text, string, index) => text + render(values[index - 1]) + string));
}

/** Markup or Liquid that we wrote ourselves (a stylesheet, a script). Never for anything that was received. */
export function trusted(text: string): Html {
  return new Html(text);
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return (value as readonly HtmlValue[]).map(render).join("");
  return escapeHtml(String(value));
}
