import { type Count, Link } from "./links.tsx";
import type { ItemView, Labels } from "./view.ts";

/** What was bought, with a picture and the way back to it. */
export function Items({ items, labels, count }: { items: ItemView[]; labels: Labels; count: Count }) {
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
              <s-text type="small" color="subdued">
                {item.variant}
              </s-text>
            )}
            {item.quantity > 1 && (
              <s-text accessibilityVisibility="exclusive">
                {labels["items.quantity"]} {item.quantity}
              </s-text>
            )}
            <Care care={item.care} label={labels["items.care"]} count={count} />
          </s-stack>
        </s-grid>
      ))}
    </s-stack>
  );
}

/** The shop's own words stay folded away until somebody wants them. */
function Care({ care, label, count }: { care: ItemView["care"]; label: string | undefined; count: Count }) {
  if (!care || label === undefined) return null;
  if (care.kind === "page") {
    return (
      <s-text type="small">
        <Link href={care.href} count={count}>
          {label}
        </Link>
      </s-text>
    );
  }
  return (
    <s-details>
      <s-summary>{label}</s-summary>
      <s-paragraph dir="auto">{care.text}</s-paragraph>
    </s-details>
  );
}
