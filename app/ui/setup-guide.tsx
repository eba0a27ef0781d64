import { BlockStack, Box, Button, Card, Divider, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import { StepMark } from "./step-mark.tsx";

export interface GuideStep {
  key: string;
  state: "todo" | "running" | "failed" | "done";
  /** 0 to 1; null while unknown. */
  progress: number | null;
  title: string;
  why: string;
  /** Buttons of a step that is not done yet. */
  actions: ReactNode;
}

interface SetupGuideProps {
  steps: GuideStep[];
  /** Given once all is done: puts the guide away. */
  onDismiss?: () => void;
}

/** The few steps between installing and the first message, each with its reason. */
export function SetupGuide({ steps, onDismiss }: SetupGuideProps) {
  const done = steps.filter((step) => step.state === "done").length;
  const next = steps.find((step) => step.state === "todo" || step.state === "failed");
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {onDismiss ? "Afterglow is set up" : "Set up Afterglow"}
            </Text>
            {onDismiss ? <Button onClick={onDismiss}>Hide this guide</Button> : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {done} of {steps.length} steps done
          </Text>
          <ProgressBar progress={(done / steps.length) * 100} size="small" tone="primary" />
        </BlockStack>
      </Box>
      {steps.map((step) => (
        <StepRow key={step.key} step={step} isOpen={step === next} />
      ))}
    </Card>
  );
}

function StepRow({ step, isOpen }: { step: GuideStep; isOpen: boolean }) {
  const isShown = isOpen || step.state === "running";
  return (
    <>
      <Divider />
      <Box padding="400" {...(isOpen ? { background: "bg-surface-secondary" } : {})}>
        <InlineStack gap="300" wrap={false} blockAlign="start">
          <StepMark state={step.state} />
          <Box width="100%">
            <BlockStack gap="200">
              <Text as="h3" variant={isOpen ? "headingSm" : "bodyMd"}>
                {step.title}
              </Text>
              {isShown ? <Text as="p">{step.why}</Text> : null}
              {step.state === "running" && step.progress !== null ? (
                <ProgressBar progress={Math.round(step.progress * 100)} size="small" />
              ) : null}
              {step.state === "done" ? null : <InlineStack gap="200">{step.actions}</InlineStack>}
            </BlockStack>
          </Box>
        </InlineStack>
      </Box>
    </>
  );
}
