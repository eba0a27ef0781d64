import { type Count, safeAddress } from "./links.tsx";
import type { PickCard, PicksView } from "./view.ts";

/** What goes with the order: a quiet row at the very end. */
export function Picks({ picks, count }: { picks: PicksView; count: Count }) {
  return (
    <s-query-container>
      <s-stack gap="base">
        <s-stack gap="small-300">
          <s-heading>{picks.title}</s-heading>
          {picks.because !== null && <s-text color="subdued">{picks.because}</s-text>}
        </s-stack>
        <s-grid
          accessibilityRole="unordered-list"
          gap="base"
          gridTemplateColumns="@container (inline-size > 520px) 1fr 1fr 1fr 1fr, 1fr 1fr"
        >
          {picks.cards.map((card, index) => (
            <s-grid-item key={index} accessibilityRole="list-item">
              <Card card={card} onOpen={() => count("pick_click", index, card.clickId ?? "")} />
            </s-grid-item>
          ))}
        </s-grid>
      </s-stack>
    </s-query-container>
  );
}

function Card({ card, onOpen }: { card: PickCard; onOpen: () => void }) {
  const address = safeAddress(card.href);
  if (address === null) return null;
  return (
    <s-clickable href={address} borderRadius="base" onClick={onOpen}>
      <s-stack gap="small-300">
        {card.imageUrl !== null && (
          <s-image
            src={card.imageUrl}
            alt={card.imageAlt}
            aspectRatio="1"
            objectFit="cover"
            borderRadius="base"
            inlineSize="fill"
            loading="lazy"
          />
        )}
        <s-text>{card.title}</s-text>
        <s-text color="subdued">{card.price}</s-text>
        {card.because !== null && (
          <s-text type="small" color="subdued">
            {card.because}
          </s-text>
        )}
      </s-stack>
    </s-clickable>
  );
}
