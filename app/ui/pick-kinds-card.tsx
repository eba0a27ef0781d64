import { BlockStack, Box, Checkbox, InlineGrid, InlineStack, Text } from "@shopify/polaris";

import { type DraftForm, isOn } from "./draft-form.ts";
import { PICK_KIND_WORDS, PICK_STAGE_WORDS } from "./pick-words.ts";
import { SectionCard } from "./section-card.tsx";

export interface KindSwitches {
  kind: string;
  /** A field of the form for every stage. */
  stages: { stage: string; field: string }[];
}

interface PickKindsCardProps {
  form: DraftForm;
  kinds: KindSwitches[];
}

/** How picks come about, kind by kind, and at which stages each may be seen. */
export function PickKindsCard({ form, kinds }: PickKindsCardProps) {
  return (
    <SectionCard
      title="How picks come about"
      note="Up to four are seen at once. Your own come first, then what has most to do with the order, with no kind, type or reason crowding the rest out. Untick a kind where it does not belong."
    >
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {kinds.map((one) => (
          <KindRow key={one.kind} form={form} {...one} />
        ))}
      </ul>
    </SectionCard>
  );
}

function KindRow({ form, kind, stages }: KindSwitches & { form: DraftForm }) {
  const words = PICK_KIND_WORDS[kind] ?? { title: kind, how: "" };
  return (
    <Box as="li" padding="400" borderBlockStartWidth="025" borderColor="border">
      <InlineGrid columns={{ xs: 1, md: "1fr auto" }} gap={{ xs: "200", md: "600" }} alignItems="center">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.how}
          </Text>
        </BlockStack>
        <InlineStack gap="400">
          {stages.map(({ stage, field }) => (
            <Checkbox
              key={field}
              name={field}
              label={
                <>
                  <Text as="span" visuallyHidden>{`${words.title}: `}</Text>
                  {PICK_STAGE_WORDS[stage] ?? stage}
                </>
              }
              checked={isOn(form, field)}
              onChange={(on) => form.change({ [field]: on ? "on" : "" })}
            />
          ))}
        </InlineStack>
      </InlineGrid>
    </Box>
  );
}
