import { describe, expect, it } from "vitest";

import { escapeHtml, html, trusted } from "./html.ts";

describe("html", () => {
  it("escapes data and keeps markup", () => {
    const name = `<b>"Tom" & 'Ana'</b>`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ana&#39;&lt;/b&gt;">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ana&#39;&lt;/b&gt;</p>',
    );
  });

  it("lets no brace of data through to Liquid", () => {
    expect(escapeHtml("{{ shop.name }}{% raw %}")).toBe("&#123;&#123; shop.name &#125;&#125;&#123;% raw %&#125;");
  });

  it("drops control signs and signs that turn the text around them, and keeps joined emoji", () => {
    expect(escapeHtml("a\u0000b\u202Ec\u2066d\ufeffe\n👩‍👧")).toBe("abcde\n👩‍👧");
  });

  it("puts pieces into pieces, joins lists, and leaves out what is nothing", () => {
    const pieces = ["a", "<"].map((text) => html`<b>${text}</b>`);
    const nothing = [null, false, undefined] as const;
    expect(html`<i>${pieces}${nothing}${0}${trusted("{{ x }}")}</i>`.text).toBe("<i><b>a</b><b>&lt;</b>0{{ x }}</i>");
  });
});
