import { Button } from "@shopify/polaris";

interface StepActionsProps {
  step: { key: string; state: string };
  /** The theme editor with our block ready to be placed. */
  blockUrl: string;
  /** Shopify's own settings for messages. */
  messagesUrl: string;
  isBusy: boolean;
  send: (fields: Record<string, string>) => void;
}

/** What a merchant can do about one step of the set-up guide. */
export function StepActions({ step, blockUrl, messagesUrl, isBusy, send }: StepActionsProps) {
  const button = (label: string, fields: Record<string, string>, isPrimary = false) => (
    <Button loading={isBusy} onClick={() => send(fields)} {...(isPrimary ? { variant: "primary" } : {})}>
      {label}
    </Button>
  );
  switch (step.key) {
    case "block":
      return (
        <>
          <Button variant="primary" url={blockUrl} target="_blank">
            Open theme editor
          </Button>
          {button("I have added it", { intent: "tick", tick: "blockAddedAt" })}
        </>
      );
    case "brand":
      return (
        <Button variant="primary" url="/app/brand">
          Choose color and logo
        </Button>
      );
    case "doubles":
      return (
        <>
          <Button variant="primary" url={messagesUrl} target="_blank">
            Open Shopify’s notifications
          </Button>
          {button("I have checked them", { intent: "tick", tick: "shopifyMessagesCheckedAt" })}
        </>
      );
    case "sending":
      return button("Switch on", { intent: "switchOn" }, true);
    default:
      return step.state === "failed" ? button("Try again", { intent: "retry", step: step.key }, true) : null;
  }
}
