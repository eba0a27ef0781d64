import { Box, Button } from "@shopify/polaris";
import type { ReactNode } from "react";

interface StepActionsProps {
  step: { key: string; state: string };
  /** The theme editor with our block ready to be placed. */
  blockUrl: string;
  /** What Shopify mails by itself, to be settled stage by stage. */
  doubles: ReactNode;
  isBusy: boolean;
  send: (fields: Record<string, string>) => void;
}

/** What a merchant can do about one step of the set-up guide. */
export function StepActions({ step, blockUrl, doubles, isBusy, send }: StepActionsProps) {
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
      return <Box width="100%">{doubles}</Box>;
    case "sending":
      return button("Switch on", { intent: "switchOn" }, true);
    default:
      return step.state === "failed" ? button("Try again", { intent: "retry", step: step.key }, true) : null;
  }
}
