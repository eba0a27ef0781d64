import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  TokenKind,
  type TopLevelToken,
} from "liquidjs";

/** What the tags of a theme ask of the page they stand on. */
export interface PageTags {
  useLayout(name: string | null): void;
  renderSection(type: string): Promise<string>;
  renderSectionGroup(name: string): Promise<string>;
  /** The blocks of the section being rendered. */
  renderBlocks(section: unknown): Promise<string>;
}

/** Where the page hides among the globals of a rendering. */
export const PAGE_KEY = "$page";

/** The Shopify tags a theme needs beyond Liquid's own. */
export function addTags(engine: Liquid): void {
  engine.registerTag("layout", LayoutTag);
  engine.registerTag("section", SectionTag);
  engine.registerTag("sections", SectionGroupTag);
  engine.registerTag("content_for", BlocksTag);
  engine.registerTag("style", StyleTag);
}

function pageOf(context: Context): PageTags {
  return (context.globals as Record<string, unknown>)[PAGE_KEY] as PageTags;
}

/** The tag's first word, without quotes. */
function firstArgument(token: TagToken): string {
  return (token.args.trim().split(/[\s,]+/)[0] ?? "").replace(/^['"]|['"]$/g, "");
}

class LayoutTag extends Tag {
  #name: string;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = firstArgument(token);
  }
  override render(context: Context): void {
    pageOf(context).useLayout(this.#name === "none" ? null : this.#name);
  }
}

class SectionTag extends Tag {
  #type: string;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#type = firstArgument(token);
  }
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await pageOf(context).renderSection(this.#type));
  }
}

class SectionGroupTag extends Tag {
  #name: string;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = firstArgument(token);
  }
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await pageOf(context).renderSectionGroup(this.#name));
  }
}

/** `{% content_for 'blocks' %}` */
class BlocksTag extends Tag {
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await pageOf(context).renderBlocks(context.getSync(["section"])));
  }
}

class StyleTag extends Tag {
  #inside: Template[] = [];
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    for (let next = rest.shift(); next; next = rest.shift()) {
      if (next.kind === TokenKind.Tag && (next as TagToken).name === "endstyle") return;
      this.#inside.push(liquid.parser.parseToken(next, rest));
    }
    throw new Error("{% style %} is not closed");
  }
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write("<style data-shopify>");
    yield this.liquid.renderer.renderTemplates(this.#inside, context, emitter);
    emitter.write("</style>");
  }
}
