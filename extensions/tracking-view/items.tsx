import { type Count, Link } from "./links.tsx";
import type { ItemView } from "./view.ts";

/** What was bought, with a picture and the way back to it. */
export function Items({ items, quantityLabel, count }: { items: ItemView[]; quantityLabel: string; count: Count }) {
  if (items.length === 0) return null;
  return (
    <s-stack gap="small" accessibilityRole="unordered-list">
      {items.map((item, index) => (
        <s-grid key={index} accessibilityRole="list-item" gridTemplateColumns="auto 1fr" gap="base" alignItems="center">
          <s-product-thumbnail
            {...(item.imageUrl ? { src: item.imageUrl } : {})}
            alt={item.imageAlt}
            size="small"
            {...(item.quantity > 1 ? { totalItems: item.quantity } : {})}
          />
          <s-stack gap="none">
            <Link href={item.href} count={count}>
              {item.title}
            </Link>
            {item.variant !== null && (
              <s-text type="small" color="subdued" dir="auto">
                {item.variant}
              </s-text>
            )}
            {item.quantity > 1 && (
              <s-text accessibilityVisibility="exclusive">
                {quantityLabel} {item.quantity}
              </s-text>
            )}
          </s-stack>
        </s-grid>
      ))}
    </s-stack>
  );
}
