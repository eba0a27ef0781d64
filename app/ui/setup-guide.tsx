import { BlockStack, Box, Button, Card, Divider, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { type ReactNode, useState } from "react";

import { StepMark } from "./step-mark.tsx";

export interface GuideStep {
  key: string;
  state: "todo" | "running" | "failed" | "done";
  /** 0 to 1; null while unknown. */
  progress: number | null;
  /** How far a step that works by itself has come, in words. */
  progressWords: string | null;
  title: string;
  why: string;
  /** Buttons of a step that is not done yet. */
  actions: ReactNode;
}

interface SetupGuideProps {
  steps: GuideStep[];
  onDismiss: () => void;
}

/** The few steps between installing and the first message, each with its reason; one is open at a time. */
export function SetupGuide({ steps, onDismiss }: SetupGuideProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const done = steps.filter((step) => step.state === "done").length;
  const next = steps.find((step) => step.state === "todo" || step.state === "failed");
  const isComplete = done === steps.length;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
            <Text as="h2" variant="headingMd">
              {isComplete ? "Afterglow is set up" : "Set up Afterglow"}
            </Text>
            {isComplete ? (
              <Button onClick={onDismiss}>Hide this guide</Button>
            ) : (
              <Button variant="tertiary" icon={XIcon} accessibilityLabel="Hide this guide" onClick={onDismiss} />
            )}
          </InlineStack>
          <Text as="p" tone="subdued">
            {done} of {steps.length} steps done
          </Text>
          <ProgressBar progress={(done / steps.length) * 100} size="small" tone="primary" animated={false} />
        </BlockStack>
      </Box>
      {steps.map((step) => (
        <StepRow
          key={step.key}
          step={step}
          isOpen={step.key === (chosen ?? next?.key)}
          onOpen={() => setChosen(step.key)}
        />
      ))}
    </Card>
  );
}

const titleButton = {
  padding: 0,
  border: 0,
  background: "none",
  color: "inherit",
  font: "inherit",
  textAlign: "start",
  cursor: "pointer",
} as const;

function StepRow({ step, isOpen, onOpen }: { step: GuideStep; isOpen: boolean; onOpen: () => void }) {
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
                <button type="button" style={titleButton} aria-expanded={isShown} onClick={onOpen}>
                  {step.title}
                </button>
              </Text>
              {isShown ? <Text as="p">{step.why}</Text> : null}
              {step.state === "running" && step.progress !== null ? (
                <ProgressBar progress={Math.round(step.progress * 100)} size="small" />
              ) : null}
              {step.state === "running" && step.progressWords ? (
                <Text as="p" variant="bodySm" tone="subdued">
                  {step.progressWords}
                </Text>
              ) : null}
              {isOpen && step.state !== "done" ? <InlineStack gap="200">{step.actions}</InlineStack> : null}
            </BlockStack>
          </Box>
        </InlineStack>
      </Box>
    </>
  );
}
