import { appBlockFile, type PageAssets, renderAppBlock } from "./app-block.ts";
import { escapeHtml } from "./escape-html.ts";
import { settingsOf } from "./source.ts";
import { PAGE_KEY, type PageTags } from "./tags.ts";
import type { SectionEntry, TemplateFile, Theme } from "./theme.ts";

type Objects = Record<string, unknown>;

/** Stands for the styles and scripts of app blocks until all blocks are known. */
const HEAD_MARK = "<!--content_for_header-->";

/** One page being rendered: its objects, its layout, and what its blocks want loaded. */
export class Page implements PageTags {
  #theme: Theme;
  #globals: Objects;
  #layout: string | null = "theme";
  #assets: PageAssets = { stylesheets: new Set(), scripts: new Set() };
  #blocksOf = new WeakMap<object, () => Promise<string>>();

  constructor(theme: Theme, objects: Objects) {
    this.#theme = theme;
    this.#globals = { settings: theme.settings, ...objects, [PAGE_KEY]: this };
  }

  /** A page made of a JSON template, e.g. `product` or `page.track`. */
  async renderTemplate(name: string): Promise<string> {
    const content = await this.#renderSections(this.#theme.template(name), `template--${name.replace(".", "-")}`);
    return this.#renderLayout(content);
  }

  /** A page made of Liquid that came from elsewhere: an app's answer through the app proxy. */
  async renderLiquid(text: string): Promise<string> {
    const content = String(await this.#theme.engine.parseAndRender(text, {}, { globals: this.#globals }));
    return this.#renderLayout(content);
  }

  useLayout(name: string | null): void {
    this.#layout = name;
  }

  renderSection(type: string): Promise<string> {
    return this.#renderEntry(type, { type });
  }

  renderSectionGroup(name: string): Promise<string> {
    return this.#renderSections(this.#theme.sectionGroup(name), `sections--${name}`);
  }

  renderBlocks(section: unknown): Promise<string> {
    const render = typeof section === "object" && section !== null ? this.#blocksOf.get(section) : undefined;
    return render ? render() : Promise.resolve("");
  }

  async #renderSections(file: TemplateFile, prefix: string): Promise<string> {
    let html = "";
    for (const key of file.order) {
      const entry = file.sections[key];
      if (entry && entry.disabled !== true) html += await this.#renderEntry(`${prefix}__${key}`, entry);
    }
    return html;
  }

  async #renderEntry(id: string, entry: SectionEntry): Promise<string> {
    const source = this.#theme.section(entry.type);
    const section = { id, settings: settingsOf(source.schema, entry.settings ?? {}), blocks: this.#themeBlocks(entry) };
    this.#blocksOf.set(section, () => this.#renderAppBlocks(section, entry));
    const html = String(
      await this.#theme.engine.parseAndRender(source.liquid, { section }, { globals: this.#globals }),
    );
    const tag = source.schema?.tag ?? "div";
    const names = `shopify-section ${source.schema?.class ?? ""}`.trim();
    return `<${tag} id="shopify-section-${id}" class="${names}">${html}</${tag}>`;
  }

  #themeBlocks(entry: SectionEntry): object[] {
    return (entry.block_order ?? []).flatMap((id) => {
      const block = entry.blocks?.[id];
      if (!block || block.disabled === true || appBlockFile(block.type) !== null) return [];
      return [{ id, type: block.type, settings: block.settings ?? {}, shopify_attributes: "" }];
    });
  }

  async #renderAppBlocks(section: object, entry: SectionEntry): Promise<string> {
    let html = "";
    for (const id of entry.block_order ?? []) {
      const block = entry.blocks?.[id];
      const file = block && block.disabled !== true ? appBlockFile(block.type) : null;
      if (!block || file === null) continue;
      const wanted = { id, file, entry: block, section };
      html += await renderAppBlock(this.#theme.extension, wanted, this.#globals, this.#assets);
    }
    return html;
  }

  async #renderLayout(content: string): Promise<string> {
    if (this.#layout === null) return content;
    const layout = this.#theme.layout(this.#layout).liquid;
    const scope = { content_for_layout: content, content_for_header: HEAD_MARK };
    const html = String(await this.#theme.engine.parseAndRender(layout, scope, { globals: this.#globals }));
    return html.replace(HEAD_MARK, () => this.#head());
  }

  #head(): string {
    const styles = [...this.#assets.stylesheets].map(
      (url) => `<link rel="stylesheet" href="${escapeHtml(url)}" media="all">`,
    );
    const scripts = [...this.#assets.scripts].map((url) => `<script src="${escapeHtml(url)}" async="async"></script>`);
    return [...styles, ...scripts].join("\n");
  }
}
