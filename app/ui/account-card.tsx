import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";

import { AccountFacts, type AccountView } from "./account-facts.tsx";

interface AccountCardProps {
  title: string;
  /** "SendGrid" */
  provider: string;
  account: AccountView;
  /** Something was typed or refused: the fields must not hide. */
  isTouched: boolean;
  isRemoving: boolean;
  onRemove: () => void;
  /** The fields of the merchant's own account. */
  children: ReactNode;
}

/** Who carries the messages of one channel: the app's account, or the merchant's own. */
export function AccountCard({ title, provider, account, isTouched, isRemoving, onRemove, children }: AccountCardProps) {
  const [isOpened, setIsOpened] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <StateBadge account={account} />
        </InlineStack>
        <AccountFacts provider={provider} account={account} />
        {isOpened || isTouched ? children : null}
        {isAsking ? (
          <BlockStack gap="200">
            <Text as="p">From then on Afterglow’s account carries these messages. Remove yours?</Text>
            <ButtonGroup>
              <Button tone="critical" loading={isRemoving} onClick={onRemove}>
                {`Remove the ${provider} account`}
              </Button>
              <Button onClick={() => setIsAsking(false)}>Keep it</Button>
            </ButtonGroup>
          </BlockStack>
        ) : (
          <ButtonGroup>
            {isOpened || isTouched ? null : (
              <Button onClick={() => setIsOpened(true)}>
                {account.own ? "Change" : `Use your own ${provider} account`}
              </Button>
            )}
            {account.own ? (
              <Button variant="tertiary" tone="critical" onClick={() => setIsAsking(true)}>
                Remove
              </Button>
            ) : null}
          </ButtonGroup>
        )}
      </BlockStack>
    </Card>
  );
}

function StateBadge({ account }: { account: AccountView }) {
  if (account.trouble) return <Badge tone="critical">Does not work</Badge>;
  return account.own ? <Badge tone="success">Your own</Badge> : <Badge>Afterglow’s</Badge>;
}
