import type { ComponentChildren } from "preact";

/** Counts a click, by which of several it was, and by the id that the app gave it. */
export type Count = (kind: string, position?: number, id?: string) => void;

interface Target {
  href: string | null | undefined;
  /** What a click counts as; a link without a kind is not counted. */
  kind?: string | null;
  position?: number;
  count: Count;
}

/** A link to wherever the app says, as long as that is a web page, an e-mail or a telephone; else the words alone. */
export function Link({ href, kind, position, count, children }: Target & { children: ComponentChildren }) {
  const address = safeAddress(href);
  if (address === null) return <s-text>{children}</s-text>;
  return (
    <s-link href={address} onClick={() => kind && count(kind, position)}>
      {children}
    </s-link>
  );
}

/** The same as a button; nothing without an address. */
export function ButtonLink({ href, kind, count, children }: Target & { children: ComponentChildren }) {
  const address = safeAddress(href);
  if (address === null) return null;
  return (
    <s-button variant="secondary" href={address} onClick={() => kind && count(kind)}>
      {children}
    </s-button>
  );
}

/** The address itself unless it could run code. */
export function safeAddress(href: string | null | undefined): string | null {
  return typeof href === "string" && /^(?:https?:\/\/|mailto:|tel:)/i.test(href) ? href : null;
}
