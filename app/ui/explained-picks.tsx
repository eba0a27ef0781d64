import { Badge, Box, Text } from "@shopify/polaris";

import { formatMoney } from "#app/lib/money.ts";

import { type EvidenceView, evidenceWords } from "./evidence-words.ts";
import { PICK_KIND_WORDS } from "./pick-words.ts";
import { ProductLine } from "./product-line.tsx";
import { NothingHere, SectionCard } from "./section-card.tsx";

export interface ExplainedPickView {
  product: { gid: string; title: string; imageUrl: string | null; priceMinor: number; currency: string };
  kind: string;
  evidence: EvidenceView;
  /** The merchant has hidden this kind at the order's stage. */
  isHidden: boolean;
}

interface ExplainedPicksProps {
  picks: ExplainedPickView[];
  /** How many a page shows. */
  most: number;
  /** The page shows none right now, whatever there is. */
  isSilent: boolean;
}

/** The picks of an order, best first, each with its kind and all that speaks for it. */
export function ExplainedPicks({ picks, most, isSilent }: ExplainedPicksProps) {
  const shown = picks.filter(({ isHidden }) => !isHidden).slice(0, isSilent ? 0 : most);
  return (
    <SectionCard
      title="The picks"
      note={`A page shows the first ${most}; the others step in when one of them sells out or is bought.`}
    >
      {picks.length === 0 ? (
        <NothingHere>Nothing in the shop goes with this order, and nothing is shown rather than anything.</NothingHere>
      ) : (
        <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {picks.map((pick) => (
            <PickRow key={pick.product.gid} pick={pick} isSeen={shown.includes(pick)} />
          ))}
        </ol>
      )}
    </SectionCard>
  );
}

function PickRow({ pick, isSeen }: { pick: ExplainedPickView; isSeen: boolean }) {
  const { title, imageUrl, priceMinor, currency } = pick.product;
  const reasons = evidenceWords(pick.evidence);
  const kind = (
    <Badge {...(isSeen ? { tone: "success" as const } : {})}>{PICK_KIND_WORDS[pick.kind]?.title ?? pick.kind}</Badge>
  );
  return (
    <Box as="li" padding="400" borderBlockStartWidth="025" borderColor="border">
      <ProductLine title={title} imageUrl={imageUrl} price={formatMoney(priceMinor, currency)} badge={kind}>
        {reasons.length > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {`${reasons.join(" · ")}.`}
          </Text>
        ) : null}
        {pick.isHidden ? (
          <Text as="p" variant="bodySm" tone="caution">
            You do not show this kind at the order’s stage.
          </Text>
        ) : null}
      </ProductLine>
    </Box>
  );
}
