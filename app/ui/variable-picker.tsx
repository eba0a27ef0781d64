import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";

export interface Variable {
  /** As it stands between the braces. */
  name: string;
  /** What it is, for the merchant. */
  meaning: string;
  /** What is put in instead of the bare name. */
  snippet?: string;
  /** What it says in the preview's order. */
  example: string;
}

interface VariablePickerProps {
  variables: readonly Variable[];
  onPick: (liquid: string) => void;
}

/** A menu of what a message may say of its order; what is picked goes where the caret was. */
export function VariablePicker({ variables, onPick }: VariablePickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const items = variables.map(({ name, meaning, example, snippet = `{{ ${name} }}` }) => ({
    content: meaning,
    helpText: example === "" ? snippet : `${snippet} · ${example}`,
    onAction: () => {
      setIsOpen(false);
      onPick(snippet);
    },
  }));
  return (
    <Popover
      active={isOpen}
      preferredAlignment="right"
      onClose={() => setIsOpen(false)}
      activator={
        <Button disclosure onClick={() => setIsOpen(!isOpen)}>
          Insert a variable
        </Button>
      }
    >
      <ActionList items={items} />
    </Popover>
  );
}
