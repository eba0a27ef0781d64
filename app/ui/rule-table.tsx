import { Card, Checkbox, IndexTable, Text } from "@shopify/polaris";

import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import { ruleExplanations } from "./rule-words.ts";

export interface RuleRow {
  kind: MessageKind;
  channel: Channel;
  enabled: boolean;
}

interface RuleTableProps {
  rules: RuleRow[];
  onChange: (rule: RuleRow) => void;
}

/** Message by channel: one switch each, with what the message is for. */
export function RuleTable({ rules, onChange }: RuleTableProps) {
  const kinds = [...new Set(rules.map((rule) => rule.kind))];
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        resourceName={{ singular: "message", plural: "messages" }}
        itemCount={kinds.length}
        headings={[{ title: "When this happens" }, { title: "E-mail" }, { title: "Text" }]}
      >
        {kinds.map((kind, position) => (
          <IndexTable.Row id={kind} key={kind} position={position}>
            <th
              scope="row"
              className="Polaris-IndexTable__TableCell"
              style={{ textAlign: "start", whiteSpace: "normal" }}
            >
              <Text as="p" fontWeight="semibold">
                {kindWords[kind].title}
              </Text>
              <Text as="p" tone="subdued" variant="bodySm" fontWeight="regular">
                {ruleExplanations[kind]}
              </Text>
            </th>
            {(["email", "sms"] as const).map((channel) => (
              <IndexTable.Cell key={channel}>
                <RuleSwitch
                  rule={rules.find((rule) => rule.kind === kind && rule.channel === channel)}
                  onChange={onChange}
                />
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function RuleSwitch({ rule, onChange }: { rule: RuleRow | undefined; onChange: (rule: RuleRow) => void }) {
  if (!rule) return null;
  const { kind, channel, enabled } = rule;
  return (
    <Checkbox
      label={`${kindWords[kind].title} by ${channel === "email" ? "e-mail" : "text"}`}
      labelHidden
      checked={enabled}
      onChange={(next) => onChange({ kind, channel, enabled: next })}
    />
  );
}
